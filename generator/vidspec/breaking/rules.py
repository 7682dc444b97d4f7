"""Owns the comparison of the rules across the fields of a request: which calls are refused now, or no longer."""

from __future__ import annotations

from collections.abc import Iterator

from ..core.spec import AllowedValues, Condition, ForbiddenValues, NumberSpan, Operation, Rule
from .difference import Difference, Effect, Subject, code, value_text
from .matching import match


def compare_rules(subject: Subject, old: Operation, new: Operation) -> Iterator[Difference]:
    """Rules that mean the same are one whatever their id; of the others, those with one id are compared."""
    meant = {_meaning(rule) for rule in old.rules} & {_meaning(rule) for rule in new.rules}
    yield from _reworded(subject, old, new)
    before, after = ([rule for rule in operation.rules if _meaning(rule) not in meant] for operation in (old, new))
    matched = match(_numbered(before), _numbered(after), lambda item: item[0])
    for _, rule in matched.removed:
        effect = Effect.ADDITIVE if rule.refuse else Effect.COSMETIC
        gone, text = subject.at(rule.at, None), f"rule {code(rule.id)} is gone"
        yield gone.differs(effect, f"rule {rule.id}", text, _summary(rule), None)
    for _, rule in matched.added:
        effect = Effect.BREAKING if rule.refuse else Effect.COSMETIC
        fresh, text = subject.at(None, rule.at), f"new rule {code(rule.id)}: {code(_summary(rule))}"
        yield fresh.differs(effect, f"rule {rule.id}", text, None, _summary(rule))
    for (_, was), (_, now) in matched.pairs:
        text = f"rule {code(now.id)} is {code(_summary(now))}, was {code(_summary(was))}"
        changed = subject.at(was.at, now.at)
        yield changed.differs(_effect(was, now), f"rule {now.id}", text, _summary(was), _summary(now))


def _numbered(rules: list[Rule]) -> list[tuple[tuple[str, int], Rule]]:
    """Rules by their ids, which nothing keeps from standing twice."""
    ids = [rule.id for rule in rules]
    return [((id, ids[:index].count(id)), rules[index]) for index, id in enumerate(ids)]


def _reworded(subject: Subject, old: Operation, new: Operation) -> Iterator[Difference]:
    before = {_meaning(rule): rule for rule in old.rules}
    for rule in new.rules:
        was = before.get(_meaning(rule))
        if was is not None and was.message != rule.message:
            text = f"rule {code(rule.id)} is worded otherwise"
            aspect = f"rule {rule.id} message"
            yield subject.at(was.at, rule.at).differs(Effect.COSMETIC, aspect, text, was.message, rule.message)


def _meaning(rule: Rule) -> tuple[object, ...]:
    # 1 and true are equal in Python, and different on the wire.
    return rule.refuse, rule.field, rule.kind, repr((rule.when, dict(rule.defaults), rule.argument))


def _effect(old: Rule, new: Rule) -> Effect:
    if not new.refuse:
        return Effect.ADDITIVE if old.refuse else Effect.COSMETIC
    return Effect.ADDITIVE if old.refuse and _loosened(old, new) else Effect.BREAKING


def _loosened(old: Rule, new: Rule) -> bool:
    """Whether the new rule refuses nothing that the old one lets through."""
    if (old.field, old.kind) != (new.field, new.kind) or not _held_less(old.when, new.when):
        return False
    if any(new.defaults[name] != value for name, value in old.defaults.items()):
        return False
    match old.check, new.check:
        case AllowedValues(before), AllowedValues(after):
            return set(before) <= set(after)
        case ForbiddenValues(before), ForbiddenValues(after):
            return set(after) <= set(before)
        case NumberSpan() as before, NumberSpan() as after:
            wider = after.minimum <= before.minimum and before.maximum <= after.maximum
            return before.separator == after.separator and wider
    return old.check == new.check


def _held_less(old: tuple[Condition, ...], new: tuple[Condition, ...]) -> bool:
    """Whether the new conditions hold only where the old ones do."""
    values = {condition.field: set(condition.values) for condition in new}
    return all(condition.field in values and values[condition.field] <= set(condition.values) for condition in old)


def _summary(rule: Rule) -> str:
    conditions = [f"{condition.field} is {' or '.join(map(value_text, condition.values))}" for condition in rule.when]
    omitted = [f"{name} defaults to {value_text(value)}" for name, value in rule.defaults.items() if value is not None]
    demand = (
        f"{'refuse' if rule.refuse else 'advise'} {rule.field}: {rule.kind} {', '.join(map(value_text, rule.argument))}"
    )
    return ", ".join([demand + (f" where {' and '.join(conditions)}" if conditions else ""), *omitted])
