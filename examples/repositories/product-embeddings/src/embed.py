"""A vector per product: how often it was bought in each of eight groups of customers."""
import collections
import csv
import json

vectors = collections.defaultdict(lambda: [0] * 8)
with open("data/purchases.csv", newline="") as source:
    for row in csv.DictReader(source):
        vectors[row["product"]][int(row["customer"][1:]) % 8] += 1
with open("model/vectors.json", "w") as target:
    json.dump(dict(sorted(vectors.items())), target)
