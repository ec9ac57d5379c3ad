"""Share of loans that defaulted, per income band, over the look-back."""
import collections
import csv
import json

LOOK_BACK_MONTHS = 36

with open("params.yaml") as source:
    minimum = int(source.read().split("minimum_loans:")[1])
bands = collections.defaultdict(list)
with open("data/loans.csv", newline="") as source:
    for row in csv.DictReader(source):
        if int(row["months_ago"]) <= LOOK_BACK_MONTHS:
            bands[int(row["income"]) // 10000].append(int(row["defaulted"]))
risk = {b: round(sum(d) / len(d), 4) for b, d in sorted(bands.items()) if len(d) >= minimum}
with open("model/default_risk.json", "w") as target:
    json.dump(risk, target, indent=2)
