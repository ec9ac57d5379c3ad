"""Mean squared error of the predicted share."""
import csv
import json

with open("model/default_risk.json") as source:
    risk = json.load(source)
with open("data/loans.csv", newline="") as source:
    errors = [
        (risk.get(str(int(row["income"]) // 10000), 0.1) - int(row["defaulted"])) ** 2
        for row in csv.DictReader(source)
    ]
with open("metrics.json", "w") as target:
    json.dump({"mse": round(sum(errors) / len(errors), 5), "loans": len(errors)}, target)
    target.write("\n")
