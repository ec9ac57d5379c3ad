"""Logistic regression by stochastic gradient descent, on one machine, in seconds."""
import csv
import json
import math
import random

from settings import read

settings = read("train")
with open("work/train_features.csv", newline="") as source:
    rows = csv.reader(source)
    names = next(rows)[:-1]
    examples = [([float(v) for v in row[:-1]], int(row[-1])) for row in rows]

weights = [0.0] * len(names)
shuffle = random.Random(int(settings["seed"])).shuffle
rate, l2 = float(settings["learning_rate"]), float(settings["l2"])
for epoch in range(int(settings["epochs"])):
    shuffle(examples)
    for values, label in examples:
        score = 1 / (1 + math.exp(-sum(w * v for w, v in zip(weights, values))))
        step = rate / (1 + epoch) * (label - score)
        weights = [w + step * v - rate * l2 * w / (1 + epoch) for w, v in zip(weights, values)]

with open("model/fraud_detector.json", "w") as target:
    json.dump({name: round(w, 6) for name, w in zip(names, weights)}, target, indent=2)
