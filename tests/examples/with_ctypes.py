#!/usr/bin/env python3
"""The library from Python, with nothing but libnewsparse.so and ctypes.

    with_ctypes.py LIBRARY FILE

analyse() gives the JSON object that `newsparse -f jsonl` prints, as a dict.
"""
import ctypes
import json
import sys

NP_JSONL = 1
SINK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p,
                        ctypes.POINTER(ctypes.c_char), ctypes.c_size_t)


class Newsparse:
    """One model and one context: use one object per thread."""

    def __init__(self, path):
        lib = self.lib = ctypes.CDLL(path)
        p, size = ctypes.c_void_p, ctypes.c_size_t
        lib.np_strerror.restype = ctypes.c_char_p
        lib.np_model_open.argtypes = [p, ctypes.c_char_p]
        lib.np_model_free.argtypes = [p]
        lib.np_ctx_new.argtypes = [p, p]
        lib.np_ctx_free.argtypes = [p]
        lib.np_analyze.argtypes = [p, ctypes.c_char_p, size, p, p]
        lib.np_write.argtypes = [p, ctypes.c_int, p, SINK, p]
        self.model, self.ctx = p(), p()
        self.check(lib.np_model_open(ctypes.byref(self.model), None))
        self.check(lib.np_ctx_new(ctypes.byref(self.ctx), self.model))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.lib.np_ctx_free(self.ctx)
        self.lib.np_model_free(self.model)

    def check(self, status):
        if status:
            raise RuntimeError(self.lib.np_strerror(status).decode())

    def analyse(self, text):
        data = text.encode("utf-8", "surrogatepass")
        doc, answer = ctypes.c_void_p(), []

        def sink(_user, at, n):
            answer.append(at[:n])
            return 0

        self.check(self.lib.np_analyze(self.ctx, data, len(data), None,
                                       ctypes.byref(doc)))
        self.check(self.lib.np_write(doc, NP_JSONL, None, SINK(sink), None))
        return json.loads(b"".join(answer))


def main():
    with open(sys.argv[2], encoding="utf-8") as f, \
            Newsparse(sys.argv[1]) as newsparse:
        text = f.read()
        answer = newsparse.analyse(text)
    for date in answer["dates"]:
        assert text[date["start"]:date["end"]] == date["text"]
        print(date["start"], date["text"], date.get("value"), sep="\t")


main()
