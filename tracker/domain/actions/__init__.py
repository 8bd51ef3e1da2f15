"""How actions stand as at a day: state, lateness, rating, register. Door: `register.register`.

An action has no status and no review of its own: `actions.state` folds them from its updates up to the day;
`lateness` and `rag` rate what comes out, `register` does so for the whole plan, `measures.finding` does the
like by way of `bands`. A `Register` goes from day to day and its lines with it: it folds what is said between
the two, and works out once what a day makes of actions that are alike. Nothing in the domain reads a clock.
"""
