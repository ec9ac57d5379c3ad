"""Compares the model with the rule that it replaced: hold every large payment from abroad."""
import csv
import json
import math

from settings import read

threshold = float(read("evaluate")["hold_threshold"])
with open("model/fraud_detector.json") as source:
    model = json.load(source)
with open("work/test_features.csv", newline="") as source:
    rows = [{k: float(v) for k, v in row.items()} for row in csv.DictReader(source)]


def quality(held):
    hits = sum(1 for row, hold in zip(rows, held) if hold and row["fraud"])
    precision = hits / max(1, sum(held))
    recall = hits / max(1, sum(1 for row in rows if row["fraud"]))
    return {"precision": round(precision, 4), "recall": round(recall, 4)}


scores = [1 / (1 + math.exp(-sum(w * row[n] for n, w in model.items()))) for row in rows]
fraud = [s for s, row in zip(scores, rows) if row["fraud"]]
honest = [s for s, row in zip(scores, rows) if not row["fraud"]]
wins = sum((f > h) + 0.5 * (f == h) for f in fraud for h in honest)
result = {
    "payments": len(rows),
    "auc": round(wins / (len(fraud) * len(honest)), 4),
    "model": quality([score >= threshold for score in scores]),
    "baseline_rule": quality([r["abroad"] == 1 and r["log_amount"] > 0.45 for r in rows]),
}
with open("metrics/evaluation.json", "w") as target:
    json.dump(result, target, indent=2)
    target.write("\n")
