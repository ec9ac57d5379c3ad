"""Prints what DVC and GTO themselves say of the project in the current folder, as JSON."""

import json
import os
import subprocess
import sys

import networkx
from dvc.config import Config
from dvc.exceptions import DvcException
from dvc.repo import Repo
from dvc.stage import PipelineStage


def run(*command):
    """The JSON that a command prints."""
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
    return json.loads(done.stdout)


def relative(path):
    return os.path.relpath(path).replace(os.sep, "/")


def is_below(path):
    return not relative(path).startswith("..")


def is_locked(stage):
    return stage.name in stage.dvcfile._lockfile.load().get("stages", {})


def describe_project():
    repo = Repo()
    index = repo.index
    stages = [
        stage
        for stage in index.stages
        if isinstance(stage, PipelineStage) and is_below(stage.path)
    ]
    outs = [out for out in index.outs if is_below(out.fs_path)]
    imports = [
        dep
        for dep in index.deps
        if is_below(dep.stage.path) and getattr(dep, "def_repo", None)
    ]
    return {
        "status": run("dvc", "status", "--json"),
        "stages": [
            {"name": stage.addressing, "locked": is_locked(stage)} for stage in stages
        ],
        "depth": networkx.dag_longest_path_length(index.graph.subgraph(stages)) + 1
        if stages
        else 0,
        "data": [
            {"path": relative(out.fs_path), "size": out.meta.size}
            for out in outs
            if out.use_cache and out.hash_info
        ],
        "outs": sorted(relative(out.fs_path) for out in outs),
        "metrics": sorted(relative(out.fs_path) for out in outs if out.metric),
        "models": sorted(
            name
            for file, artifacts in repo.artifacts.read().items()
            if is_below(repo.root_dir + "/" + file)
            for name, artifact in artifacts.items()
            if artifact.type == "model"
        ),
        "unpinnedImports": sorted(
            relative(dep.stage.path)
            for dep in imports
            if not dep.def_repo.get("rev_lock")
        ),
    }


def describe_config():
    """Of the file that is shared through Git only."""
    # As it is written: a path is relative to the folder of the file.
    config = Config.from_cwd(validate=False)._load_config("repo")
    remotes = config.get("remote", {})
    name = config.get("core", {}).get("remote")
    return {
        "remote": remotes[name]["url"] if name else None,
        "credentials": sorted(
            f"remote.{remote}.{option}"
            for remote, options in remotes.items()
            for option, value in options.items()
            if "canary" in str(value)
        ),
    }


def describe_tags():
    return {
        artifact: {
            "versions": [
                version["version"]
                for version in run("gto", "show", artifact, "--json")
                if version["is_active"]
            ],
            "stages": state["stage"],
        }
        for artifact, state in run("gto", "show", "--json").items()
    }


said = {"gto": describe_tags(), **describe_config()}
try:
    said |= describe_project()
except DvcException as error:
    said["refused"] = type(error).__name__
json.dump(said, sys.stdout)
