"""How lines of a page read: the patterns and words by which :mod:`fogline.documents.junk` knows them."""

import re

from fogline.documents.folding import word_set
from fogline.records.english import ANY_MONTH


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


WHOLE = _any(
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

LISTS = _any(
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

TAG_HEADING = re.compile(
    r"(?:tags|topics|(?:suggested|related) topics|filed under|keywords|explore more on these topics"
    r"|more on these topics)"
)

LEAD = _any(
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
TURNED = re.compile(
    r"(?:Related|RELATED|Next|More) (?:article|video|story|gallery|ARTICLE|VIDEO|STORY)s? (?=[A-Z‘“'\"])"
)
DESK = re.compile(
    r"(?:BBC|Sky|ABC|CBS|NBC|CNN|ITV|Fox|DW|RFE/RL|Al Jazeera|AP|AFP|Reuters) (?:News|World Service|Verify|Monitoring"
    r"|[Cc]orrespondent)"
    r"(?:, [A-Z][\w .’'-]{2,30})?|[-–—\s]*Source: (?:BBC|CNN|AP|AFP|Reuters|Sky News|Al Jazeera|Xinhua|TASS|Agencies"
    r"|News [Aa]gencies)(?: News)?(?: and (?:news )?agencies)?"
    r"|\([A-Z]{2,5}(?:/[A-Z]{2,5})*\)|[a-z]{2,3}/[a-z]{2,4}(?: \([A-Za-z, ]{2,40}\))?"
)
"""What an agency or desk signs with: "BBC News, Kyiv", "Source: CNN", the initials of editors."""
NOTE = re.compile(r"(?:\[?\d{1,3}\]?[.)]?|and|see|dot|ru)", re.I)
CREDIT_LINE = re.compile(
    r"(?:file )?(?:photo|picture|image|video|graphic|credit)s?(?: (?:credit|by|courtesy(?: of)?|source|from)s?)*"
    r"(?::| by | courtesy)(?:\W*+[\w./@'-]++){1,7}"
)

LINK = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/|t\.me/|t\.co/)\S+|\S+@[\w-]+\.\w[\w.]*|@\w+", re.I)
CALL = re.compile(r"(?:subscribe|join|follow|facebook|twitter|telegram|youtube|instagram)\b")
REACTIONS = re.compile(r"(?:[\u2600-\u27bf\ufe0f\u200d\U0001f000-\U0001faff]+\s*\d[\d.,]*[KkMm]?\s*){2,}")
TAGS = re.compile(r"(?:[#＃][\w-]+[\s,;|]*)+")
MARKUP = re.compile(
    r"(?:</?(?:p|br|div|span|a|img|script|style|em|strong|b|i|u|iframe|figure|figcaption|h[1-6]|ul|ol|li|table|t[rdh]"
    r"|hr|section"
    r"|blockquote|article|center|font|video|source|svg|path|button|input|form|label|link|meta)(?:\s[^<>]{0,400})?/?>"
    r"|\{\{[^{}]{0,200}\}\}|\{%[^%]{0,200}%\}|&[a-z]{2,8};|\s)+",
    re.I,
)
CRUMB = re.compile(r"\s*[>›»→/|]\s*|\s+[-–—·•]\s+")
BYLINE = re.compile(
    r"(?:by|editors?:|written by|author|posted by|published by|words by|reporter)\s*:?\s+"
    rf"(?!\w+day\b|{ANY_MONTH}\b)"
    r"(?-i:[A-Z][\w.'-]*+|and|for|de|van|von|al|the|in|of|[,&|/-]"
    r"|@\w+|\s)+(?:correspondent|reporter|editor|staff|writer|press)?\s*",
    re.I,
)
CREDITS = re.compile(
    r"\W*(?:[\w .,'’&-]{2,50}\s*(?:/|\||via|for|-)\s*)?"
    r"(?:getty(?: images)?|reuters|afp|agence france-presse|associated press|ap(?: photo)?|epa(?:-efe)?|"
    r"anadolu(?: agency)?|tass|shutterstock|alamy|rex(?: features)?|zuma|nurphoto|ukrinform|bloomberg"
    r"|wikimedia(?: commons)?|"
    r"east news|sipa(?: usa)?|xinhua)(?:\s*(?:/|via|-)\s*[\w .'’&-]{2,40})?\W*",
    re.I,
)
SOCIAL = word_set(
    """
    facebook twitter x whatsapp telegram linkedin reddit pinterest instagram youtube viber messenger email e-mail
    mail print share tweet copy link flipboard tumblr vk vkontakte threads mastodon bluesky tiktok google news
    line skype sms pocket more save comment comments like follow subscribe on via rss signal odnoklassniki ok and
    """
)
MENU = word_set(
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


PLACES = word_set(
    "world international national local europe asia africa americas us uk uae ukraine russia middle east war and"
)
