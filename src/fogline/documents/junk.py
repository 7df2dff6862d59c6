"""Lines that belong to the page and not to the report: advertising, menus, counters, calls to follow, share and read on.

Every rule looks at one whole paragraph, so a sentence of the report can never lose a part. When in doubt a paragraph is kept.
"""

import re
from itertools import islice

from fogline.documents.folding import compatible, ends_sentence, visible, word_set
from fogline.records.english import ANY_MONTH

_QUOTES = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("–", "-"), ("—", "-"), ("\xa0", " "), ("…", "..."))
_EDGES = " \t\n\r-*•·|>»«→←↓↑▼▲►▶=_~#:.!…'\"[](){}<>/\\"


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


_WHOLE = _any(
    r"advert(?:isement|ising|isment)s?(?: - (?:scroll|continue|story).*)?",
    r"(?:ad|ads)(?:[ _-]?\d+)?|(?:sponsored|promoted|partner)(?: (?:content|post|by .{1,40}))?",
    r"(?:story|article|post)? ?continues? (?:reading )?(?:below|after).*"
    r"|continue reading(?: (?:below|the main story|with|for|on|in|at).{0,60})?"
    r"|scroll (?:down )?(?:to|for) .{1,40}",
    r"source(?: link)?|(?:original|source|full) (?:link|article|source)|link to (?:the )?(?:source|original).*",
    r"(?:shares?|tweet|pin|pin it|print|e-?mail|save|bookmark|copy(?: link)?|link copied|like|whatsapp|comments?"
    r"|reply|report"
    r"|share ?\d+|share (?:page|article)|about sharing|reuse this content|listen|listen to (?:this )?article"
    r"|view gallery|view image(?: in full ?screen)?|open image in gallery|open gallery|play video|watch video"
    r"|(?:image|media) caption,?|image source(?:,.{1,60})?|getty|reuters|afp|ap)",
    r"share (?:this|on|via|with|to|the|now)\b.{0,60}|tweet (?:this|about)\b.{0,40}|send (?:this )?by e-?mail",
    r"(?:no|one|\d[\d.,]*[km]?) ?(?:view )?(?:comments?|shares?|views?|likes?|reads?|retweets?|reactions?|replies"
    r"|votes?)",
    r"(?:view|show|see|read|leave|post|add|hide|write|load)(?: (?:all|a|more|your|the))*(?: \d+)?"
    r" (?:comments?|reply|replies)(?: cancel reply)?",
    r"comments? ?(?:\(?\d+\)?|(?:are )?(?:closed|off|disabled).*)",
    r"(?!\d\d?\.\d\d(?:\.(?:19|20)\d\d)?$)\d[\d.,]* ?[km]?",
    r"\d+ ?(?:-? ?min(?:ute)?s?\.?)(?: (?:to )?read| reading time)|(?:reading time|read time"
    r"|est(?:imated)? read).{0,20}",
    r"\d+ (?:second|minute|min|hour|hr|day|week|month|year)s? ago|(?:just )?now|just updated|live|breaking(?: news)?",
    r"(?:updated |posted |published )(?:at )?\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?(?: (?:[a-z]{2,4}|utc"
    r"|gmt)(?: ?[+-]\d+)?)?",
    r"loading(?: (?:more|comments|content|video|player)\b.{0,30})?|please wait.{0,20}|error loading.{0,60}",
    r"(?:skip|jump) (?:directly )?to (?:the )?(?:main )?(?:content|navigation|search|footer|primary).{0,30}"
    r"|skip (?:ad|navigation|links?)",
    r"(?:back|return|go) to (?:the )?(?:top|home|homepage|main page|article)|scroll to top|toggle .{1,20}",
    r"(?:main |site |mobile )?(?:menu|navigation)(?: close)?|search(?: (?:for|this site|site|here|\.\.\.))?|close"
    r"|open menu|home",
    r"(?:log|sign) ?(?:in|out|up|on)(?: / .{1,20})?|register|subscribe(?: now| today)?|my account|create account"
    r"|donate(?: now)?",
    r"(?:next|prev|previous|older|newer)(?: (?:article|post|story|page|up))?s?|page \d+(?: of \d+)?|\d+ ?(?:/|of) ?\d+",
    r"(?:accept|reject|allow|decline|manage|customi[sz]e)(?: (?:all|cookies?|preferences|settings|necessary))*|got it"
    r"|i agree|ok",
    r"(?:privacy|cookies?) (?:policy|notice|settings|preferences)|terms (?:of|and|&) (?:use|service|conditions)"
    r"|contact us"
    r"|about us|advertise with us|all rights reserved|newsletters?|rss(?: feed)?|sitemap",
    r"(?:show|read|view|see|expand|continue to) (?:the )?(?:full|whole|more|less|all|entire)"
    r"(?: (?:article|story|text|post|report))?",
    r"follow|follow (?:us|me)|find us|join us|get the app|download (?:the |our )?app.{0,60}",
    r"(?:unmute|mute|pause|play|full ?screen|video player|current time|duration|remaining time)(?: [\d:]+)?",
    r"click (?:here|to|on|the)\b.{0,120}|tap (?:here|to)\b.{0,120}|swipe .{0,40}",
    r"(?:video )?(?:ad|player) feedback|video ad feedback|video player is loading|(?:\d+(?:\.\d+)?x ?)+"
    r"|select (?:voice|speed)|why you can trust us|(?:views?|hits|reads) ?: ?\d+|stream type live"
    r"|beginning of dialog window.*|this is a modal window.*|after newsletter promotion|(?:free|daily"
    r"|weekly) newsletter",
    r"to (?:view|play|watch) this (?:video|media|content),? (?:please )?(?:enable|upgrade|allow|accept)\b.*",
    r"comment on this (?:story|article)|(?:add|save) to (?:your |my )?(?:saved|reading).{0,20}|\d+ ?min(?:ute)?s?"
    r"|follow \w+ news"
    r"|facebook forum|list (?:of \d+ items|\d+ of \d+)|end of list|.{5,150}\? (?:let us know|tell us|have your say"
    r"|e-?mail us)\b.{0,80}(?:comments?|below|here|poll|@\S+)\b.{0,20}",
    r"(?:load|show|view|see) more|print edition|e-edition|e-?paper|buy (?:now|this photo)|check also"
    r"|unsubscribe(?: here)?|send news"
    r"|boost (?:the|our) channel|view (?:this e-?mail )?in (?:your )?browser|forward (?:this )?to a friend"
    r"|send us your feedback"
    r"|(?:manage|update) (?:your )?(?:preferences|subscription)s?|how does this make you feel|have your say.*"
    r"|.{0,40}opens in (?:a )?new .{3,6}",
    r"(?:for )?immediate release|press release|news release|ends|(?:-+ ?)ends(?: ?-+)|notes? (?:to|for) editors?",
    r"(?:name|e-?mail|website|comment) ?\*?|required fields are marked.*|cancel reply|logged in as .*"
    r"|be the first to (?:comment|reply)"
    r"|(?:post|submit) comment|there are no comments yet.*|save my name,? .*|notify me of (?:new|follow).*"
    r"|(?:\d+ )?less than a minute|view all posts(?: by .*)?|about (?:the author|admin)|admin",
    r"(?:article|story|post) (?:bookmarked|saved)|your (?:browser|device) does not support.{0,80}",
    r"(?:this (?:video|content|post|tweet) (?:can ?not|could not|is not|isn't|has been removed|is unavailable)).{0,80}",
)

_LISTS = _any(
    r"read more related .{1,20}|(?:read|see|watch)(?:,)? (?:more|also|next|now|too)(?: (?:about|on|from)(?: .{1,40})?"
    r"| stories| news| articles)?",
    r"also (?:read|see|watch)|see also"
    r"|related(?: (?:articles?|stories|story|posts?|news|content|topics?|coverage|links?|reading))?",
    r"more on .{3,30} (?:war|conflict|crisis|invasion)|more (?:on this(?: story| topic)?|stories|news|articles"
    r"|headlines|posts|coverage|to read|like this"
    r"|from (?:this|the) (?:author|section|series)|from \S+(?: \S+)?)",
    r"(?:you|we think you) (?:may|might|will|may|'?ll)(?: also)? (?:like|love|enjoy|be interested in).{0,20}"
    r"|recommended(?: (?:for you|reading|stories|articles|posts|by .{1,20}))?",
    r"(?:most|latest|top|popular|trending|recent|hot|must|other|similar)(?: |-)?(?:read|popular|viewed|shared"
    r"|stories(?: (?:today|now))?|news|posts"
    r"|articles|headlines|videos|now|topics|commented|today|on .{1,20}|this week|reads?)"
    r"|trending|editors?'?s?'? (?:picks?|choice)",
    r"don'?t miss(?: (?:out|this|it))?|in case you missed it|what to read next|up next|next up|read next"
    r"|around the web|(?:explore more on|more on) these topics"
    r"|from (?:our partners|around the web|the web)|promoted stories|keep reading|explore more|in other news",
)

_TAG_HEADING = re.compile(
    r"(?:tags|topics|(?:suggested|related) topics|filed under|keywords|explore more on these topics"
    r"|more on these topics)"
)

_LEAD = _any(
    r"(?:read|see) (?:more|also|next)(?: (?:about|on) [^:]{1,40})? ?[:|>→-]",
    r"also (?:read|see|watch) ?[:|>→-]|see also ?[:|>→-]|related(?: (?:article|story|post|news|content"
    r"|reading))?s? ?[:|>→-]",
    r"(?:more|don't miss|recommended|must read|up next|next read|in case you missed it|trending|explainer video) ?[:"
    r"|>→]",
    r"watch(?: (?:more|now|live|also|the (?:full )?video))+\b",
    r"(?:please )?(?:sign|signing) ?up (?:for|to|here|now|today)\b|subscribe (?:to|for|on|now|here|today|and)\b"
    r"|get .{1,80}\b(?:inbox|newsletters?)\b|get (?:our|the (?:latest|day's|best|top)|all the latest|breaking)\b.{0,60}"
    r"(?:inbox|newsletter|e-?mail|alerts?|app|updates|news|headlines|stories)\b",
    r"(?:please )?follow (?:us|our|me|@\w+|.{1,60} on (?:our .{1,30}(?:channel|page|blog|app|feed)|twitter|x|facebook"
    r"|telegram|instagram|youtube|whatsapp|google))\b",
    r"(?:join|like|find|visit|contact|reach|e-?mail) (?:us|our)\b.{0,60}(?:on|at|channel|group|page|community"
    r"|telegram|facebook"
    r"|twitter|whatsapp|@)",
    r"(?:enter|submit|provide) your e-?mail|your e-?mail address will not be published|by (?:signing up|subscribing"
    r"|continuing"
    r"|clicking|entering|submitting|using)\b.{0,60}(?:you|agree|accept|cookies)",
    r"(?:we|this (?:web)?site|our (?:web)?sites?)(?: and our partners)? uses? cookies|cookies (?:help|are used"
    r"|enable) ",
    r"(?:please )?(?:enable|turn on) (?:javascript|cookies)|javascript (?:is|must be|seems) |you (?:must"
    r"|need to) (?:be logged"
    r"|log in|enable|have javascript)|already (?:a |have )(?:subscriber|member|account|an account)",
    r"(?:support|help)(?: us| our| local| free| public| independent| quality| keep)+ (?:journalis|newsroom|reporting"
    r"|website)",
    r"(?:except for the headline, )?this (?:story|article|report) (?:has not been edited|(?:is|was"
    r"|has been) (?:auto-?generated"
    r"|published from|syndicated|translated (?:by|from)))\b",
    r"(?:stay|keep) (?:tuned|updated|connected|informed|up to date)\b|track (?:the )?latest|catch all the\b"
    r"|listen to the latest\b|subscribe ?[:@]",
    r"become an? (?:\w+ )?(?:member|patron|subscriber|supporter)(?: (?:today|now|here|and|to|for)\b.*)?$"
    r"|(?:buy|get) (?:me|us) a coffee|make a donation\b",
    r"this (?:article|story|post|report|piece)(?: was| has been| is)?(?: originally| first| initially)*"
    r" (?:published|posted|appeared|featured)(?: first| originally)* (?:on|in|at|by|here)\b"
    r"|the (?:article|story|post)(?: was)? originally (?:published|posted|appeared) (?:on|in|at|by)\b",
    r"(?:originally|first) (?:published|posted|appeared) (?:on|at|in|by|from)\b|the post .{1,200} appeared first on\b"
    r"|(?:this|the) post .{1,200} first appeared on\b",
    r"(?:©|\(c\)|copyright)[ ©]*(?:by |of |the )?(?:.{0,60})(?:(?:19|20)\d\d|reserved|ltd|inc|limited|llc|media)",
    r"c\) ?(?:(?:19|20)\d\d(?: ?[-,] ?(?:19|20)\d\d)?(?: \S+){0,4}$|.{0,80}\brights reserved\b)",
    r"all rights reserved|(?:do you )?have (?:a story|a tip|an opinion)\b.{0,80}(?:e-?mail|contact|tips?|us)\b"
    r"|got a (?:story|tip)\b|if you (?:(?:have )?(?:spot|notice|see|find|found|spotted|noticed)) (?:an? "
    r"|any )?(?:\w+ )?(?:error|mistake|typo)",
    r"(?:tags?|filed under|categor(?:y|ies)|posted in|keywords?|topics?|labels?|in this story|related topics) ?:",
    r"this site uses akismet|learn how your comment data|you(?: are receiving| received| have received"
    r"|'re receiving) this (?:e-?mail|message)"
    r"|to unsubscribe\b|unsubscribe ?[:|]|our mailing address is|view (?:this e-?mail )?in (?:your )?browser"
    r"|skip next section",
    r"what do you think\? (?:have|let|tell|leave|share|join)|(?:have your say|let us know|tell us) (?:in the comments"
    r"|what you|below|by e-?mail)\b"
    r"|join the (?:conversation|discussion)\b",
    r"disclaimer ?:|privacy notice ?:|(?:press|media) (?:contact|enquir(?:y|ies)|inquir(?:y|ies))s? ?:"
    r"|ref(?:erence)?(?: no)?\.? ?: ?\S+$"
    r"|for (?:further|more) (?:information|details|updates)\b.{0,60}(?:contact|visit|click|write|see www|www\.)",
    r"get (?:all )?(?:the )?latest (?:\w+ ){0,2}(?:news|updates|headlines|stories)\b|get weekly news\b"
    r"|i understand and agree\b|(?:success|error)! (?:an|there)\b|purchase licen[cs]ing rights|our standards ?:"
    r"|to sign up (?:to|for) (?:our|the)\b",
    r"(?:suggested|related|more) topics ?:?$|(?:edited|curated|translated|compiled|reported) by ?:",
    r"download (?:the|our) .{0,40}app\b|listen to (?:our|the) (?:latest )?podcast"
    r"|for more (?:news|stories|on this|information,? visit"
    r"|updates|videos)\b"
    r"|to (?:read|see|get) (?:more|the full|the rest)\b[^.]{0,60} (?:click|subscribe|sign up|visit (?:our|www|http))",
    r"(?:additional )?(?:reporting|writing|editing) by (?:[^.]{3,80}$|.{3,160}[;,.)] ?\(?(?:additional )?(?:reporting"
    r"|writing|editing) by)"
    r"|(?:associated press|ap|afp|reuters|cnn|bbc)\b.{2,150} contributed$|with (?:additional )?reporting (?:by"
    r"|from) .{2,100}$|.{3,160} contributed (?:to|reporting)(?: (?:to|from|for))?(?: .{0,20})?this (?:report|story"
    r"|article)$"
    r"|.{3,60} can be (?:reached|contacted) (?:at|by e-?mail|by phone|on|via)\b.{0,60}(?:@\w|\d{3}[ .-]?\d{3,4})",
)
_TURNED = re.compile(
    r"(?:Related|RELATED|Next|More) (?:article|video|story|gallery|ARTICLE|VIDEO|STORY)s? (?=[A-Z‘“'\"])"
)
_DESK = re.compile(
    r"(?:BBC|Sky|ABC|CBS|NBC|CNN|ITV|Fox|DW|RFE/RL|Al Jazeera|AP|AFP|Reuters) (?:News|World Service|Verify|Monitoring"
    r"|[Cc]orrespondent)"
    r"(?:, [A-Z][\w .’'-]{2,30})?|[-–—\s]*Source: (?:BBC|CNN|AP|AFP|Reuters|Sky News|Al Jazeera|Xinhua|TASS|Agencies"
    r"|News [Aa]gencies)(?: News)?(?: and (?:news )?agencies)?"
    r"|\([A-Z]{2,5}(?:/[A-Z]{2,5})*\)|[a-z]{2,3}/[a-z]{2,4}(?: \([A-Za-z, ]{2,40}\))?"
)
"""What an agency or desk signs with: "BBC News, Kyiv", "Source: CNN", the initials of editors."""
_NOTE = re.compile(r"(?:\[?\d{1,3}\]?[.)]?|and|see|dot|ru)", re.I)
_CREDIT_LINE = re.compile(
    r"(?:file )?(?:photo|picture|image|video|graphic|credit)s?(?: (?:credit|by|courtesy(?: of)?|source|from)s?)*"
    r"(?::| by | courtesy)(?:\W*+[\w./@'-]++){1,7}"
)
_LONGEST = 2000
_LONGEST_NAME = 300
"""Code points of the longest line of a page, and of the longest line of names: what is longer is not looked at."""
_LEAD_WORDS = 45
"""No call or notice of a page is much longer; a longer paragraph that begins alike is read as text."""

_LINK = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/|t\.me/|t\.co/)\S+|\S+@[\w-]+\.\w[\w.]*|@\w+", re.I)
_CALL = re.compile(r"(?:subscribe|join|follow|facebook|twitter|telegram|youtube|instagram)\b")
_REACTIONS = re.compile(r"(?:[\u2600-\u27bf\ufe0f\u200d\U0001f000-\U0001faff]+\s*\d[\d.,]*[KkMm]?\s*){2,}")
_TAGS = re.compile(r"(?:[#＃][\w-]+[\s,;|]*)+")
_MARKUP = re.compile(
    r"(?:</?(?:p|br|div|span|a|img|script|style|em|strong|b|i|u|iframe|figure|figcaption|h[1-6]|ul|ol|li|table|t[rdh]"
    r"|hr|section"
    r"|blockquote|article|center|font|video|source|svg|path|button|input|form|label|link|meta)(?:\s[^<>]{0,400})?/?>"
    r"|\{\{[^{}]{0,200}\}\}|\{%[^%]{0,200}%\}|&[a-z]{2,8};|\s)+",
    re.I,
)
_CRUMB = re.compile(r"\s*[>›»→/|]\s*|\s+[-–—·•]\s+")
_BYLINE = re.compile(
    r"(?:by|editors?:|written by|author|posted by|published by|words by|reporter)\s*:?\s+"
    rf"(?!\w+day\b|{ANY_MONTH}\b)"
    r"(?-i:[A-Z][\w.'-]*+|and|for|de|van|von|al|the|in|of|[,&|/-]"
    r"|@\w+|\s)+(?:correspondent|reporter|editor|staff|writer|press)?\s*",
    re.I,
)
_CREDITS = re.compile(
    r"\W*(?:[\w .,'’&-]{2,50}\s*(?:/|\||via|for|-)\s*)?"
    r"(?:getty(?: images)?|reuters|afp|agence france-presse|associated press|ap(?: photo)?|epa(?:-efe)?|"
    r"anadolu(?: agency)?|tass|shutterstock|alamy|rex(?: features)?|zuma|nurphoto|ukrinform|bloomberg"
    r"|wikimedia(?: commons)?|"
    r"east news|sipa(?: usa)?|xinhua)(?:\s*(?:/|via|-)\s*[\w .'’&-]{2,40})?\W*",
    re.I,
)
_SOCIAL = word_set(
    """
    facebook twitter x whatsapp telegram linkedin reddit pinterest instagram youtube viber messenger email e-mail
    mail print share tweet copy link flipboard tumblr vk vkontakte threads mastodon bluesky tiktok google news
    line skype sms pocket more save comment comments like follow subscribe on via rss signal odnoklassniki ok and
    """
)
_MENU = word_set(
    """
    home news world politics business economy sport sports opinion opinions video videos photos photo galleries
    culture tech technology science health lifestyle travel weather entertainment showbiz tv audio podcasts
    podcast about contact contacts advertise subscribe login register search menu local national international
    europe asia africa americas us uk uae ukraine russia war more latest live newsletters newsletter archive shop
    jobs careers privacy terms help faq football money markets finance arts education environment climate
    features magazine society life auto cars motoring horoscopes puzzles crosswords royals femail celebrity books
    food style fashion women celebs gaming games investigations fact check topics sections all donate support
    community events interviews analysis blogs columnists editorial letters obituaries classifieds real estate
    top stories middle east account sign in log up home page front
    """
)


_PLACES = word_set(
    "world international national local europe asia africa americas us uk uae ukraine russia middle east war and"
)


def fold_line(text: str) -> str:
    """Return ``text`` in lower case on one line, quotes and dashes plain, marks at its edges cut."""
    line = " ".join(compatible(_plain_marks(visible(text))).casefold().split())
    first = next((index for index, char in enumerate(line) if char.isalnum()), None)
    if first is None:
        return ""
    last = next(index for index in range(len(line) - 1, -1, -1) if line[index].isalnum())
    sign = line.find("©", 0, first)  # the sign of copyright is none of the marks
    return line[first if sign < 0 else sign : last + 1]


def _plain_marks(text: str) -> str:
    if not text.isascii():
        for mark, plain in _QUOTES:
            text = text.replace(mark, plain)
    return text


def _one_space(text: str) -> str:
    """Return ``text`` with one space for each run of white space, lines apart: patterns stumble over long runs."""
    return "\n".join(words for line in text.splitlines() if (words := " ".join(line.split())))


def is_junk(text: str) -> bool:
    """Tell whether a whole paragraph belongs to the page and not to the report."""
    text = _one_space(text)
    if len(text) > _LONGEST:
        return not any(map(str.isalnum, text))
    line = fold_line(text)
    if not line:
        return True
    words = line.split()
    if len(words) > _LEAD_WORDS:
        return False
    if _WHOLE.fullmatch(line) or _LISTS.fullmatch(line) or _TAG_HEADING.fullmatch(line):
        return True
    spoken = text[0] in "\"'‘’“”«„"
    if not spoken and (_LEAD.match(line) or (_CREDIT_LINE.fullmatch(line) and not ends_sentence(text))):
        reports = ends_sentence(text) and re.search(r"\b(?:said|says|told|reported)\b", line) is not None
        if not reports:
            return True
    return _is_code_or_links(text, words) or _is_page_line(text, words)


def is_list_heading(text: str) -> bool:
    """Tell whether a paragraph is the heading over a list of other stories ("Related articles", "Read also")."""
    return _LISTS.fullmatch(fold_line(text)) is not None


def is_tag_heading(text: str) -> bool:
    """Tell whether a paragraph is the heading over the tags of a page."""
    return _TAG_HEADING.fullmatch(fold_line(text)) is not None


def is_neighbour_heading(text: str) -> bool:
    """Tell whether a paragraph stands over the headline of the post before or after ("Previous Post")."""
    return re.fullmatch(r"(?:next|prev|previous|older|newer) (?:article|post|story)", fold_line(text)) is not None


def is_menu_item(text: str) -> bool:
    """Tell whether a line is the name of a section or page such as a menu lists."""
    if _has_more_words(text, 4):
        return False
    words = re.findall(r"\w+", fold_line(text))
    return 0 < len(words) <= 4 and all(word in _MENU for word in words)


def _has_more_words(text: str, most: int) -> bool:
    """Tell whether more than ``most`` words stand in ``text``, from its beginning alone."""
    return next(islice((True for token in text.split() if any(map(str.isalnum, token))), most, None), False)


def names_section(text: str) -> bool:
    """Tell whether a menu item is more than the name of a part of the world, which may as well be an entry of a list."""
    return is_menu_item(text) and not all(word in _PLACES for word in re.findall(r"\w+", fold_line(text)))


def _is_code_or_links(text: str, words: list[str]) -> bool:
    if _has_link_marks(text) and _is_links(text, words):
        return True
    if _REACTIONS.fullmatch(text) and sum(char.isdigit() for char in text) >= 2:
        return True
    return bool(_TAGS.fullmatch(text)) or bool(_MARKUP.fullmatch(text))


def _has_link_marks(text: str) -> bool:
    """Tell whether ``text`` has what every address has; most paragraphs have none, and no word of them need be looked at."""
    return "/" in text or "@" in text or "www." in text.casefold()


def _is_links(text: str, words: list[str]) -> bool:
    """Tell addresses alone (with bare numbers of notes), and a short call with an address in it."""
    tokens = [token for token in text.split() if any(map(str.isalnum, token))]
    links = [_LINK.fullmatch(token.strip("()[]<>.,;")) is not None for token in tokens]
    if not any(links):
        return False
    if all(link or _NOTE.fullmatch(token.strip(";,")) for link, token in zip(links, tokens, strict=True)):
        return True
    return len(words) <= 6 and _CALL.match(words[0]) is not None


def _is_page_line(text: str, words: list[str]) -> bool:
    """Tell breadcrumbs, rows of share buttons, bylines and the credit of a picture."""
    if all(re.sub(r"\W", "", word) in _SOCIAL or not word.strip(_EDGES + ",;&+") for word in words):
        return True
    if _is_row_of_calls(text, words) or _is_signature(text, words) or _is_breadcrumb(text, words):
        return True
    if _TURNED.match(text) and not ends_sentence(text):
        return True
    return (
        len(words) <= 12
        and len(text) <= _LONGEST_NAME
        and (
            _DESK.fullmatch(text) is not None
            or _BYLINE.fullmatch(text) is not None
            or _CREDITS.fullmatch(text) is not None
        )
    )


def _is_breadcrumb(text: str, words: list[str]) -> bool:
    """Tell the way from the home page to the report ("Home > News > Europe")."""
    if len(words) > 20:
        return False
    pieces = [piece for piece in _CRUMB.split(text) if piece]
    crumbs = "\n" not in text and len(pieces) >= 3
    crumbs = crumbs and sum(is_menu_item(piece) for piece in pieces) * 2 >= len(pieces)
    return (crumbs and any(names_section(piece) for piece in pieces)) or (
        len(pieces) >= 2 and fold_line(pieces[0]) == "home"
    )


def _is_row_of_calls(text: str, words: list[str]) -> bool:
    """Tell calls set apart by bars ("Subscribe | Send news | Boost the channel"); a row of a table has figures in it."""
    if len(words) > 16:
        return False
    pieces = [fold_line(piece) for piece in re.split(r"\s*[|•·]\s*", text) if piece.strip()]
    if len(pieces) < 2:
        return False
    calls = sum(_WHOLE.fullmatch(piece) is not None and not any(map(str.isdigit, piece)) for piece in pieces)
    return calls * 2 >= len(pieces)


def _is_signature(text: str, words: list[str]) -> bool:
    """Tell a name with its address ("JANE DOE jdoe@post.example"), and the arrows to the posts before and after."""
    if (text.startswith("←") or text.endswith("→")) and len(words) <= 20 and not ends_sentence(text):
        return True
    return len(words) <= 6 and re.fullmatch(r"(?:[A-Z][\w.'’-]* ){2,4}[|,]? ?\S+@[\w-]+\.[\w.]+", text) is not None
