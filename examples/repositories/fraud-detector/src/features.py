"""Turns a payment into the numbers that the model sees. Serving uses the same function."""
import csv
import math

NAMES = ["bias", "log_amount", "night", "abroad", "new_merchant", "online", "recent_count"]


def features(payment):
    hour = int(payment["hour"])
    return [
        1.0,
        math.log1p(float(payment["amount"])) / 10,
        1.0 if hour < 6 else 0.0,
        float(payment["abroad"]),
        float(payment["new_merchant"]),
        float(payment["online"]),
        min(int(payment["recent_count"]), 10) / 10,
    ]


if __name__ == "__main__":
    for part in ("train", "test"):
        with open(f"work/{part}.csv", newline="") as source, open(
            f"work/{part}_features.csv", "w", newline=""
        ) as target:
            writer = csv.writer(target, lineterminator="\n")
            writer.writerow(NAMES + ["fraud"])
            for payment in csv.DictReader(source):
                row = [round(value, 6) for value in features(payment)]
                writer.writerow(row + [payment["fraud"]])
