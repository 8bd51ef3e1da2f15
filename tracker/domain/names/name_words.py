"""Words that tell names from other words: given names, words that are both, and capitals that are no name."""

from __future__ import annotations

from tracker.domain.when import MONTHS

# Words that are written with a capital and are no names of people.
_CAPITALISED = """
academy action adult advisor agency all annual assessment association authority board borough care centre chair
child children city college commentary commissioner committee community complaints council county court data
department director early education east england executive family feedback forum foster fostering foundation front
governance group head health help home hospital house housing improvement information international joint lane law
lead leader learning legal line local looked manager meeting module multi national new north officer ofsted panel
partnership participation peer people permanence plan planning police policy practice practitioner principal private
programme project public quality recommendation resources review road royal safety safeguarding school scotland
senior service services sector signs social society south staff standards strategy street survey system systems team
tool tracker training trust unit university virtual voice wales west worker workforce workshop young youth the this
that these those they there their then we our it its he she his her when while where what who why how if in on at to
of for from by with and or but not no yes an as is was were has have had will can may must should every each some
any both many more most other another next last first second third monday tuesday wednesday thursday friday saturday
sunday spring summer autumn winter easter christmas
"""
NO_NAMES = frozenset(_CAPITALISED.split()) | frozenset(MONTHS)

# Names that are everyday words too, so that they need something beside them to be read as names.
_ORDINARY = """
art ash bank banks bell best bill bird bishop black bond brook brooks brown bush carol chance chase church cook cross
dale dawn day dean drew eve faith farmer field fields fisher flower ford fox frank gene gill glen grace grant gray green
grey hale hall hardy heather hill holly hope hunt hunter ivy jack joy king knight law long lily mark marsh mason
max may miles mill miller moss noble page park parks pat penny pike pitt pool pope potter power price ray reed rich
rob robin rose ross rowan ruby rush sandy sharp shepherd short singer skip sterling stone street strong sue summer
swift taylor tower turner victor violet wade walker ward waters way wells west white will win wise wood woods young
"""
ORDINARY = frozenset(_ORDINARY.split()) | NO_NAMES

# Given names that are no other word: one by itself is somebody.
_GIVEN = """
aaron abdul abigail adam adele adrian aisha alan albert alex alexander alexandra alfie alice alison amanda amir amit
amy ana andrea andrew angela anil anita anna anne annie anthony antonia arjun arthur barbara ben benjamin beth betty
brenda brian callum cameron carl caroline catherine cathy charles charlie chloe chris christine christopher claire
clare colin connor craig daniel darren david deborah debbie deepa denise derek diana diane donna dorothy douglas duncan
edward
eileen elaine eleanor elizabeth ellen ellie emily emma eric esther ethan eva fatima fiona frances francis gareth gary
gavin gemma geoff geoffrey george gillian gordon graham greg hannah harriet harry hassan helen henry hilary hugh
ian ibrahim imran isabel jacqueline jacob jake james jane janet janice jason jasmine javed jean jeff jennifer jenny
jeremy jessica jill jim jo joan joanna joanne joe joel john jonathan joseph joshua josh joyce judith judy julia julian
julie karen kate katherine kathleen kathryn katie katy keith kelly ken kenneth kerry kevin kieran kim kirsty laura
lauren leah lee leila leo leon lesley leslie lewis liam linda lindsay lisa liz louis louise lucy luke lynn lynne
malcolm margaret maria marie marion martin mary matt matthew maureen megan mehmet melanie melissa michael michelle
mike mohamed mohammed mohammad muhammad natalie natasha nathan neil niamh nicholas nick nicola nicole nigel nina nisha
olivia omar oscar owen pamela patricia patrick paul paula pauline pete peter philip phil philippa priya rachel rahul
raj rajesh ralph rebecca richard robert roger roy rupert russell ruth ryan sally sam samantha samuel sandra sanjay
sarah sara sean sharon sheila shirley simon sophia sophie stacey stephanie stephen steve steven stuart sunita
susan suzanne sylvia tanya tara teresa theresa thomas tim timothy tina toby tom tony tracey tracy trevor
valerie vanessa vera veronica vicky vijay vikram vincent vivien wayne wendy william yasmin yusuf yvonne zara zoe
"""
GIVEN = frozenset(_GIVEN.split())

# What follows the name that a house or a road bears.
PLACES = (
    "Academy|Avenue|Building|Centre|Close|College|Court|Drive|Foundation|Hall|Hospital|House|Lane|Lodge|Park|"
    "Place|Primary|Road|School|Square|Street|Trust|Unit|University|Ward|Way"
)

# Two or three capitals that are no initials, or say a post and nobody's name.
_ACRONYMS = """
IT HR PA AD QA SEN LA GP NHS DA CP CLA LAC PDF UK EU TV EH CE DV MH PR AI ID OK VS PP FC CC CQ HQ
"""
ACRONYMS = frozenset(_ACRONYMS.split())
POSTS = frozenset({"TM", "SW", "HT", "DM"})
