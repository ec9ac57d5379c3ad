"""The hour at which a customer opened most mails."""
import collections
import csv
import json

opens = collections.defaultdict(collections.Counter)
with open("data/opens.csv", newline="") as source:
    for row in csv.DictReader(source):
        opens[row["customer"]][int(row["hour"])] += 1
best = {c: min(h, key=lambda hour: (-h[hour], hour)) for c, h in sorted(opens.items())}
with open("model/hours.json", "w") as target:
    json.dump(best, target, indent=0)
