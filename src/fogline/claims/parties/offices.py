"""Words for what somebody is by office, rank or trade."""

from fogline.claims.words import word_set

ROLES = word_set("""
    president premier minister secretary chancellor king queen prince governor mayor head chief leader commander general
    colonel major captain lieutenant admiral sergeant brigadier marshal spokesman spokeswoman spokesperson ambassador envoy
    diplomat adviser advisor aide deputy lawmaker senator congressman analyst expert director coordinator official editor
    professor judge prosecutor journalist reporter correspondent activist doctor surgeon negotiator representative chairman
    chairwoman speaker ombudsman commissioner inspector researcher fellow historian warlord ayatollah sheikh emir pope
    archbishop bishop
    """)
"""In the singular; whoever is called so is somebody who speaks, acts or knows."""
