"""Exponential smoothing, which beat everything more complex that the team tried."""
import json

with open("params.yaml") as source:
    smoothing = float(source.read().split(":")[1])
with open("work/weekly.csv") as source:
    weeks = [float(line.split(",")[1]) for line in source]
level, misses = weeks[0], []
for amount in weeks[1:]:
    misses.append(abs(amount - level))
    level = smoothing * amount + (1 - smoothing) * level
with open("forecast.json", "w") as target:
    json.dump({"next_weeks": [round(level, 2)] * 4, "mean_miss": round(sum(misses) / len(misses), 2)}, target)
    target.write("\n")
