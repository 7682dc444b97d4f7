"""What the generated clients cost beside bare httpx, httpx with pydantic and the SDK of OpenAI: `make bench`.

`cases` says what is measured and what is to be reached, `contenders` does it, `server` answers. `runner` starts a fresh
process (`child`) for each measurement and takes the contenders in turns, so that what the machine does besides hits all
of them. `result` makes figures of the measurements, and `report` a table of the figures.
"""
