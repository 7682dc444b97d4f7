"""The contenders, a module each with the same functions, so that a process loads only what its contender needs.

`start` does one GET. Each other function makes what an application makes once and returns what it does often. That one
returns what came, so that a contender that does less than the others is found out. Libraries are imported by the
functions: what a module imports by itself would count against all of them.
"""
