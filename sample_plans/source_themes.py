"""The five themes of the sample plan: sheet, heading, column headings, ambition and evidence; and its front page."""

AUDITS = ("Audits – show that practice at the front line grows better everywhere and that the records prove it")
VOICE_AUDITS = ("Audits – show that catching what the child has to say grows better everywhere at the front line "
                "and that the records prove it")
FAMILIES = ("Survey of families and young people, asked together with the voluntary sector and in Focus on Practice week, "
            "and what the V.O.X group tells us – children, young people and parents think the service was good and "
            "that it helped.\nThey say that they know why there was a plan and how it answered what they needed.")
WORKSHOPS = ("Practice and Performance Workshops and Supervision  – Staff think about what help would make their practice "
             "stronger, and show that they know the research, policies and procedure that bear on it")
COMPLAINTS = ("Complaints Report – the same subjects do not come back, most complaints are settled at the first stage, "
              "and children, young people and families send compliments")

FRONT_PAGE = [
    ("Foreword", None),
    (None, "One year on intro update"),
    (None, "This plan for 2017 – 2018 says how life will go on getting better for the children and young people of "
           "Northmere, and how each of our services is to become good or better."),
    (None, "We want every child to start well and to be safe. So we look for ways to put children first in all "
           "that we do, and to hear what they say."),
    (None, "The plan grows out of the inspection of April 2016 and the action plan that followed. It will change as "
           "children, families, partners and staff tell us what they think."),
    ("Key areas of focus for 2017-18", None),
    (None, "The Senior Management Team has gone through the plan all through 2016 and 2017, beside the figures and "
           "the audits. These areas stay in it:"),
    (None, "1. Practice at the front line is good every time, and aims at results for children that come in time and "
           "can be measured."),
    (None, "1.1 Assessment and Planning"),
    (None, "1.2 The child's voice and what the child's days are like"),
    (None, "1.3 Looked After Children and Care Leavers"),
    (None, "2. Managers at every level keep better watch, so that services work and front line staff are well "
           "supervised."),
    (None, "3. Front line services have enough people and means, and a workforce with the skills for work of "
           "high quality."),
]

THEMES = [
    {
        "sheet": "1.1 Assessment", "rows": "ASSESSMENT",
        "heading": "Recommendation 1.1  Front Line Practice – Assessment and Planning",
        "aim": "Our ambition (what ‘good’ looks like)",
        "columns": ("Ref", "Action", "Progress / Review Date", "Lead", "Update Commentary"),
        "ambition": [
            "Assessments of children who need help or protection come in time, fit the risk, and draw on research "
            "and on what has happened to the child before",
            "Assessments¹, those of children in need too, lead straight to an offer of help",
            "Assessments and plans move with new worries and new risks",
            "Relatives who might care for a child are assessed quickly and well, and not one after the other",
            "Every plan is SMART and says what is to be different at the end",
            "There is always a second plan that protects the child if the first one fails",
            "Everybody knows how it will be judged whether the plan has worked: children, parents, carers and agencies",
            "Pathway plans cover all that a young person needs, education and work above all, and are rewritten "
            "when life changes",
            "Northmere and its partners know which children are privately fostered, and see to it that they are "
            "safe and well",
            "Everyone aged 16 or 2017 who comes to us as homeless is assessed as the guidance says within "
            "10 working days",
            "Care plans for Looked After Children are brought up to date within 10 days of the review",
        ],
        "note": "¹ Assessments follow the national guidance on working together and the local protocol.",
        "evidence": (AUDITS, FAMILIES, WORKSHOPS),
    },
    {
        "sheet": "1.2 Voice", "rows": "VOICE",
        "heading": "Recommendation 1.2  Front Line Practice – Voice of the child ",
        "aim": "Our ambition (what ‘good’ looks like)",
        "columns": ("Ref", "Action", "Progress Review Date", "Lead", "Update Commentary"),
        "ambition": [
            "What age, disability, faith, gender, language, race or sexual orientation means to a child is thought about "
            "in the assessment and written down",
            "When families tell us that something must be better, we act quickly",
            "Front line staff know what families most often say, and how they themselves can change it",
            "Assessments and plans show what the child's days are like, and decisions follow from that",
            "Children and young people take a fitting part in meetings and reviews",
            "Children see their social worker alone, know what is going on, and find their wishes in the record "
            "and in the plan",
        ],
        "note": None,
        "evidence": (VOICE_AUDITS, FAMILIES, WORKSHOPS),
    },
    {
        "sheet": "1.3 Looked after", "rows": "LOOKED_AFTER",
        "heading": "Recommendation 1.3  Front Line Practice – LAC and Care Leavers  ",
        "aim": "Our ambition (what ‘good’ looks like)",
        "columns": ("Ref", "Action", "Progress Review Date", "Lead", "Update Commentary"),
        "ambition": [
            "A child comes into care in time, and only when that is best for the child",
            "The steps before court are used well, and families are told how to get legal advice and advocacy",
            "A child who is to go home does so after work that made home safe",
            "The risks from offending, drugs, going missing or exploitation are known, and there is a plan against them",
            "Children are well, or get help to become well",
            "Children go to a good school, learn there, and the gap to their classmates grows smaller",
            "Children live in safe homes that last, with their brothers and sisters where that is best, and do not "
            "move often",
            "There are enough approved carers for children with many kinds of needs²",
            "Children understand their own story through life history work done when they need it",
            "Children in care have a council of their own, which is asked often how things could be better",
            "Care leavers are safe and feel safe where they live",
            "A risk assessment is written whenever a care leaver are placed in emergency accommodation.",
        ],
        "note": "² The national minimum standards and regulations apply.",
        "evidence": (AUDITS + "\n\nAudits – show that early help with feelings and wellbeing did children and young people "
                     "good, and that care leavers take part, are made ready for independence and move on to "
                     "adult services well", FAMILIES, WORKSHOPS),
    },
    {
        "sheet": "2.0 Oversight", "rows": "OVERSIGHT",
        "heading": "Recommendation 2.0 Management Oversight",
        "aim": "Our goal (what ‘good’ looks like)",
        "columns": ("Ref", "Action", "Review Date", "Lead", "Commentary Update"),
        "ambition": [
            "The record tells the child's story plainly, and what was done and why",
            "Supervision comes often, makes people think, asks hard questions, and is written down",
            "Practitioners are glad of supervision and can say what it has changed in their work",
            "Nothing drifts: action comes in time and children are better off for it",
            "IROs ask hard questions of care plans and take a matter higher when they must",
            "Senior managers look at practice by a fixed routine, and decisions are better for it",
        ],
        "note": None,
        "evidence": (
            "Supervision Audits – show better supervision, with more reflection and more use of research when "
            "decisions are made\n\nQuality Practice Audits and Case Review – show good decisions that rest on clear "
            "oversight and good supervision, that what the manager says is written down and changes the case, and "
            "that procedures are followed\n\n" + COMPLAINTS,
            COMPLAINTS + "\n\n" + FAMILIES,
            WORKSHOPS + "\n\nStaff Supervision Survey – Staff say that supervision is regular, valued, comes first.  "
            "They feel supported, and supervision makes them think  and works "),
    },
    {
        "sheet": "3 Resources", "rows": "RESOURCES",
        "heading": "Recommendation: 3. Resources ",
        "aim": "Our ambition (what ‘good’ looks like)",
        "columns": ("Ref", "Action", "Progress Review Date", "Lead", "Commentary update"),
        "ambition": [
            "Teams are well built and the work is shared out evenly, with room for new ideas",
            "Children and families get the right help at the right time",
            "Everyone knows the Principle Social Worker, who may challenge the Head of Service and brings about change",
            "A child changes worker as seldom as can be, above all when moving from one service to another",
            "A practice alert leads quickly to plain action by Service and Team managers",
        ],
        "note": None,
        "evidence": (
            "Audits  - show that with more means the quality practice has risen, that there is little drift or delay, "
            "that cases move on, and that children, young people and their families are better off ",
            FAMILIES,
            "Practice and Performance Workshops and Supervision  – Staff think about what they need to make their practice "
            "stronger, and can name what is missing in service / resource and would make their job easier"),
    },
]
