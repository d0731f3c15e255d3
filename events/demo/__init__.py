"""The demonstration programme: believable events, each visibly an example.

`builder.create` makes it, `removal.remove` takes away exactly what was made. Texts are in
`texts/`, one file for each category; nothing in them states a fact about a real site.
"""
