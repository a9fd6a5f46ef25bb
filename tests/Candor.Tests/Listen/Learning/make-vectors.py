#!/usr/bin/env python3
"""Makes vectors.txt: where words stand in WordNet's meaning, 100 numbers each. Run by hand; needs WordNet 3's files
(Debian's wordnet-base) and Debian's python3-sklearn. The same input gives the same vectors, but for the last digit of a few
(made anew on another machine, two of 100 numbers in some 20,000 vectors differed by one).

A word stands for its synsets, the first senses most; those for their neighbours (similar, derived, opposite, wider,
narrower) and for the words that explain them. Positive pointwise mutual information, then a truncated SVD.

    make-vectors.py /usr/share/wordnet vectors.txt > new.txt && mv new.txt vectors.txt

Besides the words that WordNet counts, those are kept that the given file has already: the first word of each line, where
it is not a mere form of another ("knew =know"). To want more words, append a line with each before. LearnPoints reads the
result once, to make knowledge/leanings; the program itself and the other tests need none of it.
"""
import base64
import collections
import re
import sys

import numpy as np
import scipy.sparse as sp
from sklearn.preprocessing import normalize
from sklearn.utils.extmath import randomized_svd

FOLDER = sys.argv[1] + "/"
WANTED = {line.split()[0] for line in open(sys.argv[2]) if line.split()[1:2] == [] or line.split()[1][0] != "="}
PARTS = (("n", "noun"), ("v", "verb"), ("a", "adj"), ("r", "adv"))
SMALL = set(
    "a an the of to in on at for by or and as is be are was were with that from it its which who whom this used having "
    "being not one any some into".split()
)
# How near a relation's other end is.
NEAR = {"@": 0.5, "~": 0.3, "&": 1, "!": 0.3, "+": 1, "=": 1, "\\": 1, "^": 0.5, "$": 0.7, "*": 0.5, ">": 0.5, "<": 1}

synsets = {}
for part, name in PARTS:
    for line in open(FOLDER + "data." + name, encoding="latin1"):
        if line.startswith("  "):
            continue
        head, _, gloss = line.partition(" | ")
        f = head.split()
        many = int(f[3], 16)
        words = [re.sub(r"\(.*\)", "", f[4 + 2 * i]).lower() for i in range(many)]
        at = 4 + 2 * many
        links = []
        for i in range(int(f[at])):
            sign, offset, kind, _ = f[at + 1 + 4 * i : at + 5 + 4 * i]
            links.append((sign, kind.replace("s", "a") + offset))
        synsets[part + f[0]] = (words, links, gloss.strip())
number = {s: i for i, s in enumerate(synsets)}

rank = {}
for part, name in PARTS:
    for line in open(FOLDER + "index." + name, encoding="latin1"):
        if not line.startswith("  "):
            f = line.split()
            for r, offset in enumerate(f[-int(f[2]) :]):
                rank[(f[0].lower(), part + offset)] = r
counts = collections.Counter()
for line in open(FOLDER + "cntlist.rev"):
    f = line.split()
    counts[f[0].split("%")[0]] += int(f[2])

words = sorted({w for ws, _, _ in synsets.values() for w in ws if re.fullmatch(r"[a-z][a-z'-]*", w)})
place = {w: i for i, w in enumerate(words)}
forms = {}
for _, name in PARTS:
    for line in open(FOLDER + name + ".exc"):
        f = line.split()
        forms.setdefault(f[0], f[1])
ENDINGS = "ies:y ses:s es:e es: s: ied:y ed:e ed: ing:e ing: er:e er: est:e est: ly: ily:y n:".split()


def lemma(word):
    if word in place:
        return word
    if forms.get(word) in place:
        return forms[word]
    for ending, instead in (e.split(":") for e in ENDINGS):
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            stem = word[: -len(ending)] + instead
            if stem in place:
                return stem
            if not instead and len(stem) > 3 and stem[-1] == stem[-2] and stem[:-1] in place:
                return stem[:-1]
    return None


def matrix(entries, shape):
    rows, columns, values = zip(*entries)
    return sp.csr_matrix((values, (rows, columns)), shape)


W, N = len(words), len(synsets)
of = matrix(
    [(place[w], number[s], 1 / (1 + rank.get((w, s), 0))) for s, (ws, _, _) in synsets.items() for w in ws if w in place],
    (W, N),
)
linked = matrix(
    [
        (number[s], number[to], NEAR.get(sign[0], 0.3))
        for s, (_, links, _) in synsets.items()
        for sign, to in links
        if to in number
    ],
    (N, N),
)
explained = matrix(
    [
        (number[s], place[w], 1)
        for s, (_, _, gloss) in synsets.items()
        for w in (lemma(t) for t in re.findall(r"[a-z][a-z']+", gloss.lower()) if t not in SMALL)
        if w
    ],
    (N, W),
)
own, linked, explained = normalize(of, "l1"), normalize(linked, "l1"), normalize(explained, "l1")
around = sp.identity(N).tocsr() + 0.7 * linked + 0.3 * (linked @ linked)
around.data[around.data < 0.01] = 0
around.eliminate_zeros()
seen = sp.hstack([own @ around, own @ around @ (explained + 0.5 * normalize(of.T.tocsr(), "l1"))]).tocsr()
seen = seen[:, np.asarray((seen > 0).sum(0)).ravel() >= 3].tocoo()
total, of_row, of_column = seen.sum(), np.asarray(seen.sum(1)).ravel(), np.asarray(seen.sum(0)).ravel() ** 0.75
chance = (of_row / seen.sum())[seen.row] * (of_column / of_column.sum())[seen.col]
told = sp.csr_matrix((np.maximum(np.log(seen.data / total / (chance + 1e-30)), 0), (seen.row, seen.col)), seen.shape)
left, strength, _ = randomized_svd(told, 200, n_iter=4, random_state=1)
vectors = (left * np.sqrt(strength))[:, :100]

kept = [w for w in words if len(w) > 1 and (counts[w] > 0 or w in WANTED)]
for w in kept:
    v = vectors[place[w]] / np.abs(vectors[place[w]]).max() * 127
    telling = round(100 / (1 + np.log1p(counts[w]) / 3))
    print(w, telling, base64.b64encode(v.round().astype(np.int8).tobytes()).decode())
for form, word in sorted(forms.items()):
    if form != word and word in kept and re.fullmatch("[a-z]+", form):
        print(form, "=" + word)
