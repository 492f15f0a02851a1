#!/usr/bin/env python3
"""land.py FACTS > src/out/land.inc: the land of the world as one SVG path.

Natural Earth's 1:110m land, rounded to whole degrees: x is the longitude, y the
latitude turned down.  Islands that vanish in the rounding are left out.
"""
import json
import os
import sys


def decode(topology):
    """Arcs as lists of (lon, lat)."""
    (kx, ky), (tx, ty) = (topology['transform'][k]
                          for k in ('scale', 'translate'))
    for arc in topology['arcs']:
        x = y = 0
        points = []
        for dx, dy, *_ in arc:
            x, y = x + dx, y + dy
            points.append((x * kx + tx, y * ky + ty))
        yield points


def rings(topology):
    arcs = list(decode(topology))
    for land in topology['objects']['land']['geometries']:
        polygons = land['arcs']
        if land['type'] == 'Polygon':
            polygons = [polygons]
        for polygon in polygons:
            for ring in polygon:
                points = []
                for i in ring:
                    points += arcs[i] if i >= 0 else arcs[~i][::-1]
                yield points


def rounded(points):
    """Whole degrees, without points on the line of their neighbours."""
    out = []
    for lon, lat in points:
        p = (round(lon), -round(lat))
        if out and out[-1] == p:
            continue
        while len(out) > 1 and (
                (out[-1][0] - out[-2][0]) * (p[1] - out[-1][1])
                == (out[-1][1] - out[-2][1]) * (p[0] - out[-1][0])):
            out.pop()
        out.append(p)
    return out


def path(points):
    words = ['M%d %d' % points[0]]
    for (x, y), (u, v) in zip(points, points[1:]):
        words.append('l%d %d' % (u - x, v - y))
    return words + ['z']


def main():
    name = os.path.join(sys.argv[1], 'natural-earth-land-110m.topojson')
    topology = json.load(open(name))
    print('/* Generated from Natural Earth by src/tools/facts/land.py;'
          ' do not edit. */')
    line = ''
    for ring in rings(topology):
        points = rounded(ring)
        if len(points) < 4 or min(y for _, y in points) > 60:
            continue
        for word in path(points):
            if len(line) + len(word) > 70:
                print('"%s"' % line)
                line = ''
            line += word
    print('"%s"' % line)


if __name__ == '__main__':
    main()
