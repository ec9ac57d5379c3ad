"""Fills a registry of MLflow's own making, in a SQLite database, faster than its API would:

    python seed_registry.py sqlite:///mlflow.db 1000 10 100

makes 1,000 models with 10 versions each, whose runs are in 100 experiments, and says when it is done.
"""

import sys
import time

from mlflow.store.db.utils import _initialize_tables, create_sqlalchemy_engine
from mlflow.store.model_registry.dbmodels.models import (
    SqlModelVersion,
    SqlRegisteredModel,
    SqlRegisteredModelAlias,
)
from mlflow.store.tracking.dbmodels.models import (
    SqlExperiment,
    SqlLatestMetric,
    SqlParam,
    SqlRun,
    SqlTag,
)
from sqlalchemy import insert

uri, models, versions, experiments = sys.argv[1], *map(int, sys.argv[2:5])
day = 24 * 3_600_000
now = int(time.time() * 1000)

engine = create_sqlalchemy_engine(uri)
_initialize_tables(engine)


def run_of(model, version):
    return f"{model:016x}{version:016x}"


def run_rows():
    for model in range(models):
        for version in range(1, versions + 1):
            start = now - (versions - version) * 9 * day - model * 1000
            yield {
                "run_uuid": run_of(model, version),
                "name": "training",
                "source_type": "LOCAL",
                "user_id": "portal",
                "status": "FINISHED",
                "start_time": start,
                "end_time": start + 600_000,
                "lifecycle_stage": "active",
                "artifact_uri": f"mlflow-artifacts:/{model % experiments + 1}/{run_of(model, version)}/artifacts",
                "experiment_id": model % experiments + 1,
            }


def version_rows():
    for model in range(models):
        for version in range(1, versions + 1):
            yield {
                "name": f"model-{model:04d}",
                "version": version,
                "creation_time": now - (versions - version) * 9 * day,
                "last_updated_time": now,
                "description": "Trained every nine days on what was bought since.",
                "current_stage": "None",
                "source": f"mlflow-artifacts:/{model % experiments + 1}/{run_of(model, version)}/artifacts/model",
                "run_id": run_of(model, version),
                "status": "READY",
            }


runs = list(run_rows())
with engine.begin() as connection:
    connection.execute(
        insert(SqlExperiment),
        [
            {
                "experiment_id": number + 1,
                "name": f"experiment-{number}",
                "artifact_location": f"mlflow-artifacts:/{number + 1}",
                "lifecycle_stage": "active",
                "creation_time": now,
                "last_update_time": now,
            }
            for number in range(experiments)
        ],
    )
    connection.execute(insert(SqlRun), runs)
    for name in ["auc", "precision", "recall", "log_loss"]:
        connection.execute(
            insert(SqlLatestMetric),
            [
                {"run_uuid": run["run_uuid"], "key": name, "value": 0.9, "timestamp": now, "step": 0, "is_nan": False}
                for run in runs
            ],
        )
    for name in ["random_state", "learning_rate", "max_depth", "n_estimators"]:
        connection.execute(
            insert(SqlParam),
            [{"run_uuid": run["run_uuid"], "key": name, "value": "7"} for run in runs],
        )
    for name, value in {"mlflow.user": "portal", "mlflow.source.git.commit": "c0ffee2"}.items():
        connection.execute(
            insert(SqlTag),
            [{"run_uuid": run["run_uuid"], "key": name, "value": value} for run in runs],
        )
    connection.execute(
        insert(SqlRegisteredModel),
        [
            {"name": f"model-{model:04d}", "creation_time": now, "last_updated_time": now}
            for model in range(models)
        ],
    )
    connection.execute(insert(SqlModelVersion), list(version_rows()))
    connection.execute(
        insert(SqlRegisteredModelAlias),
        [
            {"name": f"model-{model:04d}", "alias": "champion", "version": versions}
            for model in range(models)
        ],
    )
print("done")
