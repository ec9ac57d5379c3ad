"""Counts products that the same customer bought."""
import collections
import csv
import itertools
import json

with open("params.yaml") as source:
    minimum = int(source.read().split("minimum_together:")[1].split()[0])
baskets = collections.defaultdict(set)
with open("data/purchases.csv", newline="") as source:
    for row in csv.DictReader(source):
        baskets[row["customer"]].add(row["product"])
pairs = collections.Counter()
for products in baskets.values():
    pairs.update(itertools.combinations(sorted(products), 2))
kept = {"+".join(pair): n for pair, n in sorted(pairs.items()) if n >= minimum}
with open("model/pairs.json", "w") as target:
    json.dump(kept, target, indent=0)
