#!/usr/bin/env python3
"""Options: every value good and bad, every spelling, every place."""
import itertools
import os
import subprocess

from check import ENV, FORMATS, HINT, NEWSPARSE, check, main, run, write

BAD = [option.split('|') for option in (
    '-f', '--format', '-f|', '--format=', '-f|JSONL', '-f|xml', '-i|csv',
    '-i|', '--from=TEXT', '-d', '-d|', '-d|2012', '-d|2012-07',
    '-d|2012-7-25', '-d|2012-13-01', '-d|2012-00-10', '-d|2012-02-30',
    '-d|2011-02-29', '-d|20120725', '-d|yesterday', '-d|2012-07-25x',
    '-d| 2012-07-25', '-d|0000-01-01', '-d|12012-07-25', '--date=', '-j',
    '-j|', '-j|-1', '-j|x', '-j|1x', '-j|1.5', '-j| 1', '-j|0x2', '-j|+1',
    '--jobs=', '--offsets=', '--offsets=chars', '--offsets=bytes',
    '--offsets=utf-16', '--offsets', '-t|', '-t|foo', '-t|per,', '-t|,per',
    '-t|per,,loc', '-t|per loc', '--type=', '--min-score=',
    '--min-score=nan', '--min-score=inf', '--min-score=-0.1',
    '--min-score=1.1', '--min-score=1.00001', '--min-score=2',
    '--min-score=x', '--min-score=.', '--min-score=0,5',
    '--min-score=99999999999999999999', '--min-score=0.5.5', '--width=',
    '--width=0', '--width=-5', '--width=x', '--width=80x', '--color=',
    '--color=yes', '--encoding=', '--encoding=ascii', '--generate=',
    '--generate=ps', '-l', '-c', '-q', '-lc', '-m', '--match', '-m|',
    '--force', '--output-dir=x|-f|jsonl', '--output-dir=x',
    '--output-dir=|-f|html', '--output-dir', '--nosuch', '--nosuch=1', '-Z',
    '--help=1', '--json=1', '--exit-zero=1', '--f', '--he', '--fo', '--o',
    '--files-from=a|--files0-from=b', '--names', '--model', '-fjsonl|-Zq',
    '-é', '--é', '---', '--=x', '--' + 'x' * 5000)]

GOOD = [option.split('|') for option in (
    '--form=tsv', '--dat=2012-01-01', '--off=byte', '--jo=2', '--as',
    '--pron', '--line', '--head', '--ex', '--min=0.5', '--with-t',
    '--wid=40', '--enc=utf-8', '--col=never', '--typ=per', '--mat=Oslo',
    '--min-score=0', '--min-score|1', '--min-score=.5', '--min-score=1.',
    '--min-score=0.12345678901234567890', '--min-score=00.5', '-t|PER',
    '-t|Per,LOC', '-tdate', '--type|per,loc,org,misc,date', '-t|per|-t|loc',
    '--width=1', '--width|10000', '--width=99999999999999', '-j0', '-j|256',
    '-j|99999999999999999999', '-d|2012-02-29', '-d|0001-01-01',
    '-d9999-12-31', '--color=auto', '--header', '--exit-zero', '--ascii')]


def usage_errors():
    for args in BAD:
        for before in ([], ['a.txt']):
            status, out, err = run(*before, *args)
            check('usage error of %r' % args, status == 2 and not out
                  and err.startswith(b'newsparse: ') and err.endswith(HINT)
                  and err.count(b'\n') == 2, status, out, err)


def good_values():
    for args in GOOD:
        for line in (args + ['a.txt'], ['a.txt'] + args,
                     args + args + ['--', 'a.txt']):
            status, _, err = run(*line)
            check('%r is understood' % line, (status, err) == (0, b''),
                  status, err)


def spellings():
    for f in FORMATS:
        want = run('-f', f, 'a.txt')
        check('-f %s prints' % f, want[0] == 0 and want[1] and not want[2])
        for args in (['-f' + f], ['--format=' + f], ['--format', f],
                     ['--form=' + f], ['-f', 'tsv', '-f', f], ['-j3', '-f', f]):
            check('%r is -f %s' % (args, f), run(*args, 'a.txt') == want)
            check('%r behind' % args, run('a.txt', *args) == want)


def pairs():
    """Any two options go together, in either order."""
    flags = ('--exit-zero --ascii --line-buffered --header --with-text '
             '--pronouns -j2 --offsets=byte -tper --min-score=0.5 --width=40 '
             '--color=always -d2012-01-01 --no-events').split()
    for a, b in itertools.combinations(flags, 2):
        one, other = (run(x, y, '-fjsonl', 'a.txt')
                      for x, y in ((a, b), (b, a)))
        check('%s %s' % (a, b), one[0] == 0 and one == other, one, other)


def unreadable_files():
    want = {f: run('-f', f, 'a.txt')[1] for f in FORMATS}
    write('secret', 'x')
    os.chmod('secret', 0)
    why = {'missing': b'No such file or directory', '.': b'Is a directory',
           'a.txt/x': b'Not a directory', '': b'No such file or directory'}
    if os.geteuid():
        why['secret'] = b'Permission denied'
    for name, text in why.items():
        message = b'newsparse: %s: %s\n' % (name.encode(), text)
        for f in FORMATS:
            for jobs in '-j1', '-j3':
                got = run('-f', f, jobs, name, 'a.txt')
                check('%r, then a file, as %s' % (name, f),
                      got == (2, want[f], message), got)
        for option in '--model', '--names', '--files-from':
            status, out, err = run('%s=%s' % (option, name), 'a.txt')
            check('%s=%r' % (option, name), status == 2
                  and err.startswith(b'newsparse: %s: ' % name.encode()),
                  status, err)


def surroundings():
    """Nothing of the environment but NO_COLOR and TERM, and no directory."""
    for env in ({'LC_ALL': 'C'}, {'LC_ALL': 'tr_TR.UTF-8'}, {'LANG': 'de_DE'},
                {'TZ': 'Asia/Tokyo'}, {'POSIXLY_CORRECT': '1'},
                {'COLUMNS': '20'}, {'TERM': 'xterm'}, {'LC_NUMERIC': 'fr_FR'},
                {'CLICOLOR_FORCE': '1', 'FORCE_COLOR': '1'}):
        for f in 'report', 'jsonl', 'tsv':
            check('%r changes nothing' % env, run('a.txt', '-f', f, env=env)
                  == run('a.txt', '-f', f))
    here = os.path.abspath('a.txt')
    check('the directory changes nothing', run('-ftsv', here, cwd='/')
          == run('-ftsv', here))


def shell(command):
    done = subprocess.run(['sh', '-c', command.replace('NP', NEWSPARSE)],
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          stdin=subprocess.DEVNULL, env=ENV)
    return done.returncode, done.stdout, done.stderr


def full_and_closed():
    full = b'newsparse: write error: No space left on device\n'
    closed = b'newsparse: write error: Bad file descriptor\n'
    for f in FORMATS:
        for jobs in '-j1', '-j2':
            check('a full disk, %s' % f, shell('NP -f %s %s a.txt >/dev/full'
                  % (f, jobs)) == (2, b'', full))
            check('no output, %s' % f, shell('NP -f %s %s a.txt >&-'
                  % (f, jobs)) == (2, b'', closed))
    for about in '--help', '-h', '--version', '--generate=man':
        check('%s on a full disk' % about,
              shell('NP %s >/dev/full' % about) == (2, b'', full))
    check('no input', shell('NP <&-') == (
        2, b'', b'newsparse: (standard input): Bad file descriptor\n'))
    check('no error output', shell('NP -ftsv missing a.txt 2>&-')[:2]
          == (2, run('-ftsv', 'a.txt')[1]))
    check('-q prints nothing', shell('NP -q -m Oslo a.txt >/dev/full')
          == (0, b'', b''))


def begin():
    write('a.txt', 'Ann Lee flew to Oslo on 3 May 2019. "No," said Bo Ek.\n')


if __name__ == '__main__':
    main(begin, usage_errors, good_values, spellings, pairs,
         unreadable_files, surroundings, full_and_closed)
