"""Splits payments by card, so that no card is in both parts."""
import csv
import random

from settings import read

settings = read("prepare")
with open("data/payments.csv", newline="") as source:
    payments = list(csv.DictReader(source))

cards = sorted({payment["card"] for payment in payments})
random.Random(int(settings["seed"])).shuffle(cards)
held_out = set(cards[: int(len(cards) * float(settings["test_share"]))])

for path, wanted in (("work/train.csv", False), ("work/test.csv", True)):
    with open(path, "w", newline="") as target:
        writer = csv.DictWriter(target, payments[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(p for p in payments if (p["card"] in held_out) is wanted)
