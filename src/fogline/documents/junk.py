"""Lines that belong to the page and not to the report: advertising, menus, counters, calls to follow, share and read on.

Every rule looks at one whole paragraph, so a sentence of the report can never lose a part. When in doubt a paragraph is kept.
"""

import re
import unicodedata

from fogline.documents.folding import ends_sentence, word_set

_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\xa0": " ", "…": "..."})
_MARKS = re.compile(r"^(?:[^\w©]|_)+|[\W_]+$")
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
    r"(?:shares?|tweet|pin|pin it|print|e-?mail|save|bookmark|copy(?: link)?|link copied|like|whatsapp|comments?|reply|report"
    r"|listen|listen to (?:this )?article|view gallery|view image|open image in gallery|open gallery|play video|watch video"
    r"|image caption|media caption|image source|getty|reuters|afp|ap)",
    r"share (?:this|on|via|with|to|the|now)\b.{0,60}|tweet (?:this|about)\b.{0,40}|send (?:this )?by e-?mail",
    r"(?:no|one|\d[\d.,]*[km]?) ?(?:comments?|shares?|views?|likes?|reads?|retweets?|reactions?|replies|votes?)",
    r"(?:view|show|see|read|leave|post|add|hide|write|load)(?: (?:all|a|more|your|the))*(?: \d+)? (?:comments?|reply|replies)",
    r"comments? ?(?:\(?\d+\)?|(?:are )?(?:closed|off|disabled).*)",
    r"(?!\d\d?\.\d\d$)\d[\d.,]* ?[km]?",
    r"\d+ ?(?:-? ?min(?:ute)?s?\.?)(?: (?:to )?read| reading time)|(?:reading time|read time|est(?:imated)? read).{0,20}",
    r"\d+ (?:second|minute|min|hour|hr|day|week|month|year)s? ago|(?:just )?(?:now|updated)|live|breaking(?: news)?",
    r"(?:updated |posted |published )(?:at )?\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?(?: (?:[a-z]{2,4}|utc|gmt)(?: ?[+-]\d+)?)?",
    r"loading(?: (?:more|comments|content|video|player)\b.{0,30})?|please wait.{0,20}|error loading.{0,60}",
    r"(?:skip|jump) to (?:the )?(?:main )?(?:content|navigation|search|footer|primary).{0,30}|skip (?:ad|navigation|links?)",
    r"(?:back|return|go) to (?:the )?(?:top|home|homepage|main page|article)|scroll to top|toggle .{1,20}",
    r"(?:main |site |mobile )?(?:menu|navigation)(?: close)?|search(?: (?:for|this site|site|here|\.\.\.))?|close|open menu|home",
    r"(?:log|sign) ?(?:in|out|up|on)(?: / .{1,20})?|register|subscribe(?: now| today)?|my account|create account|donate(?: now)?",
    r"(?:next|prev|previous|older|newer)(?: (?:article|post|story|page|up))?s?|page \d+(?: of \d+)?|\d+ ?(?:/|of) ?\d+",
    r"(?:accept|reject|allow|decline|manage|customi[sz]e)(?: (?:all|cookies?|preferences|settings|necessary))*|got it|i agree|ok",
    r"(?:privacy|cookies?) (?:policy|notice|settings|preferences)|terms (?:of|and|&) (?:use|service|conditions)|contact us"
    r"|about us|advertise with us|all rights reserved|newsletters?|rss(?: feed)?|sitemap",
    r"(?:show|read|view|see|expand|continue to) (?:the )?(?:full|whole|more|less|all|entire)"
    r"(?: (?:article|story|text|post|report))?",
    r"follow|follow (?:us|me)|find us|join us|get the app|download (?:the |our )?app.{0,60}",
    r"(?:unmute|mute|pause|play|full ?screen|video player|current time|duration|remaining time)(?: [\d:]+)?",
    r"click (?:here|to|on|the)\b.{0,120}|tap (?:here|to)\b.{0,120}|swipe .{0,40}",
    r"(?:article|story|post) (?:bookmarked|saved)|your (?:browser|device) does not support.{0,80}",
    r"(?:this (?:video|content|post|tweet) (?:can ?not|could not|is not|isn't|has been removed|is unavailable)).{0,80}",
)

_LISTS = _any(
    r"(?:read|see|watch)(?:,)? (?:more|also|next|now|too)(?: (?:about|on|from)(?: .{1,40})?| stories| news| articles)?",
    r"also (?:read|see|watch)|see also"
    r"|related(?: (?:articles?|stories|story|posts?|news|content|topics?|coverage|links?|reading))?",
    r"more (?:on this(?: story| topic)?|stories|news|articles|headlines|posts|coverage|to read|like this"
    r"|from (?:this|the) (?:author|section|series)|from \S+(?: \S+)?)",
    r"(?:you|we think you) (?:may|might|will|may|'?ll)(?: also)? (?:like|love|enjoy|be interested in).{0,20}"
    r"|recommended(?: (?:for you|reading|stories|articles|posts|by .{1,20}))?",
    r"(?:most|latest|top|popular|trending|recent|hot|must|other|similar)(?: |-)?(?:read|popular|viewed|shared|stories|news|posts"
    r"|articles|headlines|videos|now|topics|commented|today|on .{1,20}|this week|reads?)"
    r"|trending|editors?'?s?'? (?:picks?|choice)",
    r"don'?t miss(?: (?:out|this|it))?|in case you missed it|what to read next|up next|next up|read next|around the web"
    r"|from (?:our partners|around the web|the web)|promoted stories|keep reading|explore more|in other news",
)

_LEAD = _any(
    r"(?:read|see) (?:more|also|next)(?: (?:about|on) [^:]{1,40})? ?[:|>→-]",
    r"also (?:read|see|watch) ?[:|>→-]|see also ?[:|>→-]|related(?: (?:article|story|post|news|content|reading))?s? ?[:|>→-]",
    r"(?:more|don't miss|recommended|must read|up next|next read|in case you missed it|trending|explainer video) ?[:|>→]",
    r"watch(?: (?:more|now|live|also|the (?:full )?video))+\b",
    r"(?:please )?(?:sign|signing) ?up (?:for|to|here|now|today)\b|subscribe (?:to|for|on|now|here|today|and)\b"
    r"|get (?:our|the (?:latest|day's|best|top)|all the latest|breaking)\b.{0,60}"
    r"(?:inbox|newsletter|e-?mail|alerts?|app|updates|news|headlines|stories)\b",
    r"(?:please )?follow (?:us|our|me|@\w+|.{1,40} on (?:twitter|x|facebook|telegram|instagram|youtube|whatsapp|google))\b",
    r"(?:join|like|find|visit|contact|reach|e-?mail) (?:us|our)\b.{0,60}(?:on|at|channel|group|page|community|telegram|facebook"
    r"|twitter|whatsapp|@)",
    r"(?:enter|submit|provide) your e-?mail|your e-?mail address will not be published|by (?:signing up|subscribing|continuing"
    r"|clicking|entering|submitting|using)\b.{0,60}(?:you|agree|accept|cookies)",
    r"(?:we|this (?:web)?site|our (?:web)?sites?)(?: and our partners)? uses? cookies|cookies (?:help|are used|enable) ",
    r"(?:please )?(?:enable|turn on) (?:javascript|cookies)|javascript (?:is|must be|seems) |you (?:must|need to) (?:be logged"
    r"|log in|enable|have javascript)|already (?:a |have )(?:subscriber|member|account|an account)",
    r"(?:support|help)(?: us| our| independent| quality| keep)+ (?:journalis|newsroom|reporting|website)",
    r"(?:except for the headline, )?this (?:story|article|report) (?:has not been edited|(?:is|was|has been) (?:auto-?generated"
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
    r"all rights reserved|(?:do you )?have (?:a story|a tip|an opinion)\b.{0,80}(?:e-?mail|contact|tips?|us)\b"
    r"|got a (?:story|tip)\b|if you (?:spot|notice|see|find|have spotted) (?:an? |any )?(?:error|mistake|typo)",
    r"(?:tags?|filed under|categor(?:y|ies)|posted in|keywords?|topics?|labels?|in this story|related topics) ?:",
    r"download (?:the|our) .{0,40}app\b|listen to (?:our|the) (?:latest )?podcast"
    r"|for more (?:news|stories|on this|information,? visit"
    r"|updates|videos)\b"
    r"|to (?:read|see|get) (?:more|the full|the rest)\b[^.]{0,60} (?:click|subscribe|sign up|visit (?:our|www|http))",
    r"(?:additional )?(?:reporting|writing|editing) by [^.]{3,80}(?:; ?(?:additional )?(?:reporting|writing|editing)|$)",
)
_CREDIT_LINE = re.compile(
    r"(?:file )?(?:photo|picture|image|video|graphic|credit)s?(?: (?:credit|by|courtesy(?: of)?|source|from)s?)*"
    r"(?::| by | courtesy)(?:\W*[\w./@'-]+){1,7}"
)
_LEAD_WORDS = 45
"""No call or notice of a page is much longer; a longer paragraph that begins alike is read as text."""

_LINK = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/|t\.me/|t\.co/)\S+|\S+@[\w-]+\.\w[\w.]*|@\w+", re.I)
_TAGS = re.compile(r"(?:[#＃][\w-]+[\s,;|]*)+")
_MARKUP = re.compile(
    r"(?:</?(?:p|br|div|span|a|img|script|style|em|strong|b|i|u|iframe|figure|figcaption|h[1-6]|ul|ol|li|table|t[rdh]|hr|section"
    r"|blockquote|article|center|font|video|source|svg|path|button|input|form|label|link|meta)(?:\s[^<>]{0,400})?/?>|\{\{[^{}]{0,200}\}\}|\{%[^%]{0,200}%\}|&[a-z]{2,8};|\s)+",
    re.I,
)
_CRUMB = re.compile(r"\s*[>›»→/|]\s*|\s+[-–—·•]\s+")
_BYLINE = re.compile(
    r"(?:by|written by|author|posted by|published by|words by|reporter)\s*:?\s+"
    r"(?!\w+day\b|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"
    r"(?-i:[A-Z][\w.'-]*|and|for|de|van|von|al|the|in|of|[,&|/-]"
    r"|@\w+|\s)+(?:correspondent|reporter|editor|staff|writer|press)?\s*",
    re.I,
)
_CREDITS = re.compile(
    r"\W*(?:[\w .,'’&-]{2,50}\s*(?:/|\||via|for|-)\s*)?"
    r"(?:getty(?: images)?|reuters|afp|associated press|ap(?: photo)?|epa(?:-efe)?|"
    r"anadolu(?: agency)?|tass|shutterstock|alamy|rex(?: features)?|zuma|nurphoto|ukrinform|bloomberg|wikimedia(?: commons)?|"
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


def fold_line(text: str) -> str:
    """Return ``text`` in lower case on one line, quotes and dashes plain, marks at its edges cut."""
    folded = unicodedata.normalize("NFKC", text.translate(_QUOTES)).casefold()
    return _MARKS.sub("", " ".join(folded.split()))


def is_junk(text: str) -> bool:
    """Tell whether a whole paragraph belongs to the page and not to the report."""
    line = fold_line(text)
    if not any(char.isalnum() for char in line):
        return True
    words = line.split()
    if len(words) > _LEAD_WORDS:
        return False
    if _WHOLE.fullmatch(line) or is_list_heading(text):
        return True
    spoken = text.lstrip()[0] in "\"'‘’“”«„"
    if not spoken and (_LEAD.match(line) or (_CREDIT_LINE.fullmatch(line) and not ends_sentence(text))):
        return True
    return _is_code_or_links(text.strip(), words) or _is_page_line(text.strip(), words)


def is_list_heading(text: str) -> bool:
    """Tell whether a paragraph is the heading over a list of other stories ("Related articles", "Read also")."""
    return _LISTS.fullmatch(fold_line(text)) is not None


def is_menu_item(text: str) -> bool:
    """Tell whether a line is the name of a section or page such as a menu lists."""
    words = re.findall(r"\w+", fold_line(text))
    return 0 < len(words) <= 4 and all(word in _MENU for word in words)


def _is_code_or_links(text: str, words: list[str]) -> bool:
    if len(words) <= 12 and all(_LINK.fullmatch(word.strip("()[]<>.,;")) for word in words):
        return True
    return bool(_TAGS.fullmatch(text)) or bool(_MARKUP.fullmatch(text))


def _is_page_line(text: str, words: list[str]) -> bool:
    """Tell breadcrumbs, rows of share buttons, bylines and the credit of a picture."""
    if all(re.sub(r"\W", "", word) in _SOCIAL or not word.strip(_EDGES + ",;&+") for word in words):
        return True
    pieces = [piece for piece in _CRUMB.split(text) if piece]
    crumbs = len(pieces) >= 3 and len(words) <= 20 and sum(is_menu_item(piece) for piece in pieces) * 2 >= len(pieces)
    if crumbs or (len(pieces) >= 2 and fold_line(pieces[0]) == "home" and len(words) <= 20):
        return True
    return len(words) <= 12 and (_BYLINE.fullmatch(text) is not None or _CREDITS.fullmatch(text) is not None)
