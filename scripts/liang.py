"""Liang's hyphenation patterns in the form that libhyphen reads."""


def for_automaton(patterns: list[str]) -> list[str]:
    """The same patterns as libhyphen's automaton needs them.

    It applies at each letter the one pattern of the state that it is in, the longest text that begins a pattern. Shorter
    patterns that end at the same letter would be lost: each state gets the greatest digits of all that do.
    """
    digits: dict[str, list[int]] = {}
    for pattern in patterns:
        letters, values = "", [0]
        for character in pattern:
            if character.isdigit():
                values[-1] = int(character)
            else:
                letters += character
                values.append(0)
        digits[letters] = values
    states = {letters[:end] for letters in digits for end in range(1, len(letters) + 1)}
    result = []
    for state in sorted(states):
        values = [0] * (len(state) + 1)
        for begin in range(len(state)):
            own = digits.get(state[begin:])
            for at, value in enumerate(own or []):
                values[begin + at] = max(values[begin + at], value)
        if any(values):
            text = "".join(f"{value or ''}{letter}" for value, letter in zip(values, state + " "))
            result.append(text.strip())
    return result
