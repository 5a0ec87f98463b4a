"""The funder's report: what is counted, in which rows, and how it is shown and released."""
