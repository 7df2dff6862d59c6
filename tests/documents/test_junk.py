"""Telling the page's own words from the report's."""

import pytest

from fogline.documents.junk import is_junk, is_list_heading

PAGE = """
- Advertisement -
ADVERTISEMENT
Story continues below advertisement
Sponsored Content
1.2K
57
2 comments
No Comments
Leave a comment
34 shares
Share this:
Share on Facebook
Facebook Twitter WhatsApp Email
Copy link
3 min read
5 hours ago
Loading...
Skip to main content
Back to top
Home > News > World > Europe
Home / Conflict / Shelling in the east
Source link
Originally published at dailyharbour.example
This article was originally published on The Harbour Post.
The post Shelling in the east appeared first on Harbour Post.
READ MORE: Five things to know about the river crossing
Read also: Bridge closed again
Related: What the truce means
Also read
You may also like
Most Read
Sign up for our newsletter to get the news in your inbox every morning.
Subscribe to our channel
Follow us on Telegram
Follow @harbourpost on Twitter
Join our Telegram channel to stay informed
Click here to donate
We use cookies to give you the best experience on our site.
By continuing to use this site you agree to our use of cookies.
Privacy Policy
All rights reserved
© 2022 Harbour Media Ltd
Copyright 2021 Harbour Post. All rights reserved. No part may be reproduced.
Please enable JavaScript to view the comments.
Tags: shelling, river, east
#Ukraine #StopTheWar
https://t.me/harbourpost/123
news@harbour.example
By Jane Miller
By Jane Miller and Tom O'Neil, Defence Correspondent
Photo: Jane Miller / Getty Images
Getty Images
AFP via Getty Images
***
—
👉 Subscribe: @harbourpost
Show full article
(c) 2021 Daily Planet. All rights reserved.
(C) Daily Planet Ltd, all rights reserved
(c) 2019-2021 Daily Planet
© 2021 Daily Planet. All rights reserved.
(Except for the headline, this story has not been edited by our staff.)
<br/>
Reporting by Ann Lee; Editing by Bo Li
""".strip().splitlines()

REPORT = """
By Monday evening the bridge had fallen.
By Sunday
Share prices fell as the war went on.
The report was published on Monday by the United Nations.
Follow the river north and you reach the front, he said.
Help us keep the sky closed, the president said.
To get more weapons the president will visit Berlin next week.
Killed: 3
2 killed
16 May 2022
Monday, May 16, 2022 10:32 am
Source: governor of the region on Telegram
Source close to the talks said no deal was near.
“Join us on the square,” he told the crowd on Sunday.
Related violence killed three people.
More than 40 shells fell on the town.
Photos from the scene show two burnt trucks.
Sponsored by Iran, the group has fired rockets since May.
Advertising for the army has doubled.
Menu prices have tripled since the siege began.
The post was shelled twice at night.
Mariupol
NATO
Black smoke
Live fire was heard near the post.
Comments by the minister drew anger in Ankara.
Printed leaflets were found near the border.
(c) The talks of 2014 led nowhere, the minister said.
[Putin] has said nothing.
""".strip().splitlines()


@pytest.mark.parametrize("line", PAGE)
def test_lines_of_the_page_are_junk(line: str) -> None:
    assert is_junk(line)


@pytest.mark.parametrize("line", REPORT)
def test_lines_of_the_report_are_kept(line: str) -> None:
    assert not is_junk(line)


def test_a_long_paragraph_is_never_junk() -> None:
    assert not is_junk("Sign up for the army, the posters say. " + "The war has come to this valley at last. " * 6)


def test_list_headings() -> None:
    assert is_list_heading("Related articles")
    assert is_list_heading("RECOMMENDED FOR YOU:")
    assert not is_list_heading("Related talks in Geneva")


@pytest.mark.parametrize("text", ["\x00", "\ud800", " ", "[" * 50, "<" * 50, "\u200b"])
def test_broken_lines_do_no_harm(text: str) -> None:
    assert is_junk(text)
