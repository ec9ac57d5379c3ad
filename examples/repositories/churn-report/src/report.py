"""Counts customers who have been quiet for longer than the limit, per region."""
import collections
import csv
import json

with open("params.yaml") as source:
    limit = int(source.read().split(":")[1])
quiet, everyone = collections.Counter(), collections.Counter()
with open("data/activity.csv", newline="") as source:
    for row in csv.DictReader(source):
        everyone[row["region"]] += 1
        quiet[row["region"]] += int(row["days_since_last_visit"]) > limit
with open("churn.json", "w") as target:
    json.dump({r: round(quiet[r] / everyone[r], 4) for r in sorted(everyone)}, target)
    target.write("\n")
