"""Counts payments per card within the window of params.yaml."""
import collections
import csv

with open("params.yaml") as source:
    window = int(source.read().split(":")[1])
with open("work/clean.csv", newline="") as source:
    rows = [row for row in csv.DictReader(source) if int(row["hour"]) < window]

counts = collections.Counter(row["card"] for row in rows)
with open("out/features.csv", "w") as target:
    target.write("card,recent_count\n")
    target.writelines(f"{card},{count}\n" for card, count in sorted(counts.items()))
