"""Writes synthetic CSV data. The same kind and number of rows always give the same bytes, so that hashes stay the same.

Usage: sample_data.py <kind> <rows> <path>
"""
import csv
import math
import os
import random
import sys

CATEGORIES = ["travel", "grocery", "games", "fashion", "fuel", "electronics"]
REGIONS = ["north", "south", "east", "west"]


def payments(rnd, index):
    abroad, new, online = rnd.random() < 0.15, rnd.random() < 0.25, rnd.random() < 0.4
    hour, recent = rnd.randrange(24), min(12, int(rnd.expovariate(0.5)))
    amount = round(rnd.lognormvariate(3.5, 1.0), 2)
    category = rnd.choice(CATEGORIES)
    # Fraud is likelier abroad, at night, at new merchants and after many payments, never certain.
    odds = -6.5 + 4.0 * abroad + 2.0 * new + 2.5 * (hour < 6) + 0.4 * recent + 1.5 * (amount > 90)
    return {
        "card": f"c{rnd.randrange(90):03d}",
        "hour": hour,
        "amount": f"{amount:.2f}",
        "category": category,
        "online": int(online),
        "abroad": int(abroad),
        "new_merchant": int(new),
        "recent_count": recent,
        "fraud": int(rnd.random() < 1 / (1 + math.exp(-odds))),
    }


def chargebacks(rnd, index):
    return {"day": index // 2, "amount": f"{rnd.uniform(10, 300):.2f}"}


def loans(rnd, index):
    income = rnd.randrange(15000, 90000)
    return {
        "income": income,
        "months_ago": rnd.randrange(60),
        "defaulted": int(rnd.random() < 0.25 - income / 500000),
    }


def purchases(rnd, index):
    return {"customer": f"k{rnd.randrange(60):02d}", "product": f"p{int(rnd.triangular(0, 40, 5)):02d}"}


def opens(rnd, index):
    return {"customer": f"k{rnd.randrange(40):02d}", "hour": int(rnd.triangular(6, 23, 18))}


def activity(rnd, index):
    return {"customer": f"k{index:03d}", "region": rnd.choice(REGIONS), "days_since_last_visit": int(rnd.expovariate(0.03))}


def vouchers(rnd, index):
    voucher = rnd.random() < 0.5
    return {"region": rnd.choice(REGIONS), "voucher": int(voucher), "bought": int(rnd.random() < 0.2 + 0.1 * voucher)}


KINDS = {f.__name__: f for f in (payments, chargebacks, loans, purchases, opens, activity, vouchers)}

kind, rows, path = sys.argv[1], int(sys.argv[2]), sys.argv[3]
rnd = random.Random(f"acme {kind}")
os.makedirs(os.path.dirname(path), exist_ok=True)
with open(path, "w", newline="") as target:
    records = [KINDS[kind](rnd, index) for index in range(rows)]
    writer = csv.DictWriter(target, records[0].keys(), lineterminator="\n")
    writer.writeheader()
    writer.writerows(records)
