"""Sums charge-backs per week."""
import collections
import csv

weeks = collections.Counter()
with open("data/chargebacks.csv", newline="") as source:
    for row in csv.DictReader(source):
        weeks[int(row["day"]) // 7] += float(row["amount"])
with open("work/weekly.csv", "w") as target:
    target.writelines(f"{week},{amount:.2f}\n" for week, amount in sorted(weeks.items()))
