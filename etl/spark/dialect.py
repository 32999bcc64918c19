"""DuckDB's SQL as Spark's: sqlglot for what it knows, and by hand, each with its reason, what it gets wrong or lacks.

Nothing here says what is counted. Whatever is no whitelisted construct is refused, not passed on to be counted otherwise.
"""

from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import ClassVar

import sqlglot
from sqlglot import exp
from sqlglot.dialects.spark import Spark
from sqlglot.errors import ErrorLevel
from sqlglot.generators.spark import SparkGenerator

Rewrite = Callable[[exp.Expr], exp.Expr]


class Nested(SparkGenerator):
    """Spark knows WITH inside a query; sqlglot would move every one to the top, where names used twice clash."""

    EXPRESSIONS_WITHOUT_NESTED_CTES: ClassVar[set[type[exp.Expr]]] = set()


def read(sql: str) -> exp.Expr:
    """A question in DuckDB's SQL, as a tree."""
    return sqlglot.parse_one(sql, read="duckdb")


def to_spark(tree: exp.Expr) -> str:
    """The question as Spark asks it; $name becomes :name, ? stays. The tree is used up. Raises NotPortable."""
    tree = _instead(tree)
    check(tree)
    for rewrite in REWRITES:
        tree = tree.transform(rewrite, copy=False)
    return str(Nested(dialect=Spark, unsupported_level=ErrorLevel.RAISE, comments=False).generate(tree))


class NotPortable(ValueError):
    """A construct of which nobody has shown that both engines mean the same by it."""


PORTABLE = set(
    "And Or Case If Coalesce Cast TryCast Sum Count Min Max Median AnyValue ArgMax ArgMin LogicalOr RowNumber Greatest "
    "Least Exists Explode GenerateSeries Year Quarter DateFromParts DateDiff DateTrunc TimestampTrunc LastDay TimeToStr "
    "ConcatWs Contains Length Array ArrayAgg ArrayDistinct ArrayContains ArrayFilter ArrayOverlaps Flatten Transform "
    "SortArray RegexpExtract RegexpReplace".split()
)
"""The functions, as sqlglot names them, that mean the same in both engines, some by a rewrite below; tests/spark holds
them against each other. Of the rest some raise in Spark, and some (dayofweek, isodow, hash) silently mean another thing."""
MADE_FOR_SPARK = ("kind", "step")


def check(tree: exp.Expr) -> None:
    """Raises NotPortable naming the first construct that the two engines may understand otherwise."""
    for node in tree.walk(prune=lambda node: isinstance(node, exp.CTE) and node.alias in MADE_FOR_SPARK):
        if isinstance(node, exp.CTE) and node.alias in MADE_FOR_SPARK:
            continue
        unknown = isinstance(node, exp.Func) and type(node).__name__ not in PORTABLE
        recursive = isinstance(node, exp.With) and bool(node.args.get("recursive"))
        if unknown or recursive or _counts_months(node):
            raise NotPortable(f"{type(node).__name__}: {node.sql(dialect='duckdb')[:120]}")


def _counts_months(node: exp.Expr) -> bool:
    """date_diff of months counts their turns in DuckDB, and whole ones in Spark; of days both count the same."""
    return isinstance(node, exp.DateDiff) and (node.unit is None or node.unit.name.upper() != "DAY")


@cache
def _made_for_spark() -> dict[str, exp.Expr]:
    """CTE -> what stands in its place."""
    texts = {
        name: files("etl.spark").joinpath("instead", f"{name}.sql").read_text("utf-8") for name in ("kind", "step")
    }
    return {name: sqlglot.parse_one(text, read="spark") for name, text in texts.items()}


def _instead(tree: exp.Expr) -> exp.Expr:
    """Two CTEs of the relations use what Spark has in no form that sqlglot could find: see etl/spark/instead/."""
    for cte in list(tree.find_all(exp.CTE)):
        if cte.alias in _made_for_spark():
            cte.set("this", _made_for_spark()[cte.alias].copy())
            if isinstance(cte.parent, exp.With):
                cte.parent.set("recursive", False)
    return tree


def _star(node: exp.Expr) -> exp.Expr:
    """* REPLACE (a AS b): Spark has only * EXCEPT, so b comes last; nobody asks for these columns by their place."""
    if not isinstance(node, exp.Select):
        return node
    for star in node.expressions:
        if isinstance(star, exp.Star) and (replaced := star.args.get("replace")):
            star.set("replace", None)
            star.set("except_", [exp.column(one.alias) for one in replaced])
            node.expressions.extend(replaced)
    node.set("expressions", list(node.expressions))
    return node


def _best(node: exp.Expr) -> exp.Expr:
    """arg_max(x, y): DuckDB passes over rows where x is NULL, Spark only those where y is."""
    if isinstance(node, exp.ArgMax | exp.ArgMin) and not isinstance(node.expression, exp.Case):
        known = exp.Not(this=exp.Is(this=node.this.copy(), expression=exp.Null()))
        node.set("expression", exp.Case().when(known, node.expression.copy()))
    return node


def _size(node: exp.Expr) -> exp.Expr:
    """len() is asked of lists alone here; Spark's LENGTH is of texts, and its SIZE of NULL may be -1."""
    return exp.Anonymous(this="ARRAY_SIZE", expressions=[node.this]) if isinstance(node, exp.Length) else node


def _overlap(node: exp.Expr) -> exp.Expr:
    """list_has_any: Spark has no &&."""
    return exp.func("ARRAYS_OVERLAP", node.this, node.expression) if isinstance(node, exp.ArrayOverlaps) else node


def _plain_cte(node: exp.Expr) -> exp.Expr:
    """MATERIALIZED is advice that Spark does not take."""
    if isinstance(node, exp.CTE):
        node.set("materialized", None)
    return node


def _rounded(node: exp.Expr) -> exp.Expr:
    """A number cast to a whole one: DuckDB rounds, Spark cuts off."""
    if isinstance(node, exp.Cast) and isinstance(node.this, exp.Column) and node.to.is_type("int", "bigint"):
        node.set("this", exp.func("RINT", node.this))
    return node


def _series(node: exp.Expr) -> exp.Expr:
    """generate_series to a day before its first is empty; Spark's SEQUENCE raises."""
    if (
        isinstance(node, exp.GenerateSeries)
        and not isinstance(node.parent, exp.If)
        and not node.args.get("is_end_exclusive")
    ):
        none = exp.LT(this=node.args["end"].copy(), expression=node.args["start"].copy())
        return exp.If(this=none, true=exp.Array(), false=node.copy())
    return node


def _gathered(node: exp.Expr) -> exp.Expr:
    """list() keeps NULL, COLLECT_LIST drops it. (One with FILTER asks for no NULL, or is flattened, where it is nothing.)"""
    if isinstance(node, exp.ArrayAgg) and not isinstance(node.parent, exp.Filter | exp.Dot):
        one = exp.func("NAMED_STRUCT", exp.Literal.string("one"), node.this)
        return exp.Dot(this=exp.ArrayAgg(this=one), expression=exp.to_identifier("one"))
    return node


def _among(node: exp.Expr) -> exp.Expr:
    """x IN (SELECT …) as a value: Spark says false where x is NULL, and nobody knows. (What is looked among are ids,
    none of them NULL.) As a condition of WHERE both leave the row out."""
    clause = node.find_ancestor(exp.Where, exp.Having, exp.Select) if isinstance(node, exp.In) else None
    is_value = isinstance(clause, exp.Select) and node.args.get("query") and not isinstance(node.parent, exp.If)
    if not is_value:
        return node
    known = exp.Not(this=exp.Is(this=node.this.copy(), expression=exp.Null()))
    return exp.Case().when(known, node.copy())


REWRITES: tuple[Rewrite, ...] = (_star, _best, _size, _overlap, _plain_cte, _rounded, _series, _gathered, _among)
