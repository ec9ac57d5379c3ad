"""Limit per income band: a share of the lowest income in the band, less what defaulted there."""
import collections
import csv
import json

with open("params.yaml") as source:
    share = float(source.read().split("share_of_income:")[1])
bands = collections.defaultdict(list)
with open("data/applications.csv", newline="") as source:
    for row in csv.DictReader(source):
        bands[int(row["income"]) // 10000].append(int(row["defaulted"]))
limits = {
    band: round(share * band * 10000 * (1 - sum(defaulted) / len(defaulted)))
    for band, defaulted in sorted(bands.items())
}
with open("model/limits.json", "w") as target:
    json.dump(limits, target, indent=2)
