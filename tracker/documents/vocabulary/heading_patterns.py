"""Which field a heading names that is none of the wordings: the patterns, tried in their order."""

from __future__ import annotations

_DATE = r"(?:dates?|deadlines?|timescales?)"
_FORMAT = "(?: dd?)?(?: mmm?)?(?: dd?)?(?: yy(?:yy)?)?"
_DUE = rf"(?:{_DATE}|due|by when|completion)(?: \d)?{_FORMAT}"
_ENDS = r"(?:revised|due|target|completion|end|finish|delivery|implementation|planned|expected|forecast|agreed)"
# What a council promises, where it is not called an action.
_DEEDS = (
    r"next steps?|steps?|commitments?|initiatives?|activit(?:y|ies)|requirements?|improvements?|interventions?|"
    r"proposals?|measures? to be taken|pledges?|undertakings?|strateg(?:y|ies)|remed(?:y|ies)|we will|"
    r"work(?: package)?|tasks?|responses? to finding|workstream activit(?:y|ies)|to do|solutions?|promises?|"
    r"delivery|implementation|programme of work"
)
_TO_DO = (
    r"(?:required|needed|planned|agreed|proposed|to be (?:taken|made|done)|to take|we will take|description|details?)"
)
HEADING_PATTERNS: tuple[tuple[str, str], ...] = (
    ("aside", r"^(?:last|previous|prior) (?:(?:month|quarter|period|meeting|review)(?: s)? )?b?rag\b"),
    ("aside", r"\bb?rag\b(?: \w+)* (?:last|previous|prior) (?:month|quarter|period|meeting|review)$"),
    ("aside", r"^effects? of (?:the )?risks?$|^risks?(?: (?:description|title|event|category))?$"),
    ("aside", r"^created by$|^causes?$|^consequences?$|^likelihood$|^(?:\w+ )?score$|\bcontrols?$"),
    ("percent", r"^(?:%|percent(?:age)?) (?:of )?(?:\w+ )?(?:completed?|completion|progress|done|achieved)$"),
    ("percent", r"^(?:\w+ )?(?:completed?|completion|progress|done)(?: rate| so far)? (?:in )?(?:%|percent(?:age)?)$"),
    ("closed", r"\bdate (?:closed|completed|achieved|of (?:completion|closure))\b|^(?:actual )?completed (?:date|on)$"),
    ("done", r"^completed? (?:y n|yes no) (?:and |with |or )?date$"),
    ("closed", r"\b(?:clos(?:ed|ure)|actual(?: completion| end)?|completed) date\b"),
    (
        "closed",
        r"^(?:closed|completed|resolved|achieved|implemented|delivered|finished) (?:at|on|date)$|^actual finish$",
    ),
    ("original", rf"^(?:original(?:ly)?|initial(?:ly)?|first|old)(?: (?!review)\w+){{0,2}} {_DUE}$"),
    ("original", rf"^(?:{_ENDS} )*{_DUE} (?:original|initial)$|^{_DUE} originally \w+$|^original(?:ly)?$"),
    ("original", rf"^(?:previous|prior) (?:{_ENDS} )+{_DUE}$"),
    ("revised", rf"\b(?:revised|extended|amended|new|forecast|rescheduled)(?: \w+){{0,2}} {_DUE}(?! value)\b"),
    ("revised", rf"^(?:current|latest|updated|second|third|2nd|3rd) (?:{_ENDS} )+{_DUE}$"),
    ("revised", rf"^(?:{_ENDS} )*{_DUE} (?:if )?(?:revised|extended|rescheduled)(?: to)?(?: \d)?$|^revised(?: \d)?$"),
    ("revised", r"^(?:revised|extended|slipped|moved|rescheduled) to$|^(?:date )?extension(?: date)?$"),
    ("note", rf"^start(?:ed)?(?: on)?$|\b(?:start|baseline|commencement|created|raised|added|opened|logged) {_DATE}\b"),
    (
        "note",
        r"^last (?:updated|modified|changed|edited|activity)(?: (?:on|date|at))?$|^(?:updated|modified) (?:on|date)$",
    ),
    ("note", r"^card descriptions?$"),
    ("note", r"^created(?: on| at)?$|^date (?:updated|modified|last updated)$|^date of last update$"),
    ("note", r"\bdate (?:started|raised|added|created|identified|opened|logged|set)\b"),
    (
        "ref",
        r"^(?:rec|recommendation|action|task|item|measure|indicator|pi|kpi|line|minute|agenda(?: item)?|"
        r"issue|ticket|finding|para(?:graph)?|plan|entry|row|card) (?:ref|reference|no|number|id|code|key)$",
    ),
    ("progress rag", r"^(?:progress|updates?|commentary|comments?) (?:and )?b?rag\b"),
    ("progress rag", r"^b?rag (?:status |rating )?(?:and )?(?:progress|comment)"),
    ("commentary", r"\b(commentary|progress update|update on|latest position|progress to date)\b"),
    ("commentary", r"^(?:progress )?updates? (?:p|period|m|month|w|wk|week|no|number) ?\d{1,2}$"),
    ("commentary", r"\b(?:status|response) (?:and )?(?:status|updates?|progress|comments?)\b"),
    ("evidence", r"^(feedback from|qualitative)\b"),
    ("review", r"\b(review date|target date|due date|by when|deadline)\b|^when(?: (?:will|is|by)\b.*)?$"),
    ("review", r"\b(completion|end|finish|delivery|implementation) date\b|\btime ?(?:scales?|frames?|lines?)\b"),
    (
        "review",
        r"^(?:end|finish|(?:planned |target )?completion|(?:for |to be )?completed? by|(?:action )?due(?: by)?)$",
    ),
    ("review", r"\bdate (?:due|for (?:review|completion)|to be (?:completed|done|reviewed|achieved))\b"),
    ("review", r"\b(?:planned|action|expected) date\b|^action by when$|^when by$"),
    (
        "review",
        r"^dates? (?:the |this )?actions? (?:to|will|should|must) be (?:completed?|done|taken|met|in place)(?: by)?$",
    ),
    ("rag", r"\bb?rag\b"),
    ("status", r"^(?:\w+ )?(?:current|implementation|delivery|completion|overall) status$"),
    ("status", r"^(?:task|rec|recommendation|item|ticket|issue|card|step|milestone) status$"),
    ("status", r"^status of (?:the |this )?(?:action|recommendation)s?$|^open (?:or )?closed$"),
    ("position", r"\bwhere we stand\b|^(?:\w+ )?quartile(?: position)?$"),
    ("position", r"\brank(ing)?\b|\bposition (against|of|among|in)\b|^(national|england|regional) position\b"),
    ("direction", r"^(?:annual |yearly |year on year |percentage point )?change(?: (?:from|since|on|in|over)\b.*)?$"),
    ("comparator Statistical neighbours", r"\b(statistical|stat) neighbours?\b"),
    (
        "lead",
        r"\b(leads?|owner|responsib(?:le|ility)|accountable|assigned to)\b|^(?:by )?who(?: (?:will|is|leads?)\b.*)?$",
    ),
    ("lead", r"^(?:officer|assignees?|s?ro|budget holder|managed by|personnel|action(?:ed)? by(?: whom)?)$"),
    (
        "lead",
        r"^(?:allocated|delegated) to$|^named (?:person|officer)$|^(?:\w+ )?(?:officer|person|manager) in charge$",
    ),
    ("commentary", r"^actions? (?:taken|completed|done)\b|^latest (?:\w+ )?(?:notes?|comments?)$"),
    ("action", r"^(?:further |mitigating )actions?\b|^actions?\b(?! (?:type|category|group|level)\b)"),
    ("action", r"\bactions? (to be taken|we will take)\b"),
    ("action", r"^(?:key|improvement|agreed|planned|proposed) actions?$"),
    ("action", r"^what (?:we )?(?:will|do|must|are|need)\b.*\b(?:do|doing)$|^(?:task|card) (?:name|title)$|^card$"),
    (
        "theme",
        r"^(?:\w+ ){1,2}(?:objectives?|themes?|workstreams?|priority area|pillar|strand)$|^strategic priority$"
        r"|^you (?:said|told us)$",
    ),
    ("theme", r"^(?:regulations?|kloe|key lines? of enquiry|projects?|programmes?|project name|standard)$"),
    (
        "theme",
        r"^(?:\w+ ){0,3}recommendations?$|^areas? for (?:improvement|development|priority action)$"
        r"|^(?:bucket|list) name$|^(?:bucket|swimlane)$",
    ),
    ("target", r"^(?:\w+ ){0,2}(?:target|threshold) (?:days|weeks|%|number|no|rate|percentage|value)$"),
    ("milestone", r"^(?:key )?(?:milestones?|deliverables?|outputs?)$"),
    ("measure", r"\b(performance measure|indicator|metric)\b"),
    ("commentary", r"^(?:\w+ ){0,3}(?:updates?|progress)(?: (?:made|so far|against|and|or|comments?|notes?)\b.*)?$"),
    (
        "commentary",
        r"^where are we\b|^current position$|^what (?:have we|we have|has been|have you) (?:done|achieved)\b",
    ),
    ("note", r"^(?:\w+ )?(?:findings?|monitoring|evaluation|assurance|sponsor|portfolio holder|how)$"),
    (
        "note",
        r"^(?:what )?(?:the )?(?:inspectors?|ofsted|cqc|hmicfrs|auditors?|reviewers?) (?:said|found|told us)$",
    ),
    ("note", r"^impact measures?$|^(?:key )?issues?(?: identified(?: (?:at|by|in) (?:the )?\w+)?)?$|^cabinet member$"),
    ("note", r"\bsuccess\b|\bhow (?:will|do|would) we know\b|^how we will know\b"),
    ("note", r"^(?:\w+ ){0,3}(?:impacts?|outcomes?|evidence)(?: (?:of|and|or|for|on) \w+)?$"),
    (
        "note",
        r"\bmilestones?\b|\bdifference will\b|\b(?:challenges|achievements|support needs|barriers|dependencies)\b",
    ),
    ("note", r"^(?:\w+ )?(?:costs?|budget|resources?|resourcing|funding|partners?|response)(?: required| needed)?$"),
    ("note", r"^(?:resource|financial|cost|budget) implications?$|^dependency$|^effects?$|^(?:\w+ )?priority level$"),
    ("action", r"^(?:(?!previous|completed|closed|no)\w+ ){1,3}actions?$|^actions? (?:points?|arising|plan|steps?)$"),
    ("initiative", rf"^(?:(?:key|our|proposed|planned|agreed|main|specific) )?(?:{_DEEDS})(?: {_TO_DO})?$"),
    (
        "initiative",
        r"^(?:what|how) (?!.*\b(?:have|has|had|did|was|been)\b)(?:\w+ ){0,4}"
        r"(?:happen|improve|changes?|done|do it|achieve it|get there|deliver|put (?:it|this|things) right)$",
    ),
)
