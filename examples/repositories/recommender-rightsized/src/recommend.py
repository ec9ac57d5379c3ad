"""For each customer, what goes best with the things already bought."""
import collections
import csv
import json

with open("params.yaml") as source:
    length = int(source.read().split("length:")[1].split()[0])
with open("model/pairs.json") as source:
    pairs = {tuple(key.split("+")): n for key, n in json.load(source).items()}
baskets = collections.defaultdict(set)
with open("data/purchases.csv", newline="") as source:
    for row in csv.DictReader(source):
        baskets[row["customer"]].add(row["product"])
lists = {}
for customer, bought in sorted(baskets.items()):
    votes = collections.Counter()
    for (one, other), n in pairs.items():
        if (one in bought) != (other in bought):
            votes[other if one in bought else one] += n
    lists[customer] = [p for p, _ in sorted(votes.items(), key=lambda v: (-v[1], v[0]))[:length]]
with open("out/lists.json", "w") as target:
    json.dump(lists, target, indent=0)
