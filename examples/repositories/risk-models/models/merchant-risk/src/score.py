"""Share of fraud per merchant category, pulled towards the overall share by `prior` payments."""
import collections
import csv
import json

with open("params.yaml") as source:
    prior = float(source.read().split(":")[1])
with open("data/payments.csv", newline="") as source:
    rows = [(row["category"], int(row["fraud"])) for row in csv.DictReader(source)]

overall = sum(fraud for _, fraud in rows) / len(rows)
seen, bad = collections.Counter(), collections.Counter()
for category, fraud in rows:
    seen[category] += 1
    bad[category] += fraud
scores = {c: round((bad[c] + prior * overall) / (seen[c] + prior), 5) for c in sorted(seen)}
with open("out/scores.json", "w") as target:
    json.dump(scores, target, indent=2)
brier = sum((scores[c] - fraud) ** 2 for c, fraud in rows) / len(rows)
with open("metrics.json", "w") as target:
    json.dump({"brier": round(brier, 6), "brier_constant": round(overall * (1 - overall), 6)}, target)
    target.write("\n")
