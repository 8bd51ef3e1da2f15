"""The 47 measures of the sample plan, theme by theme: name, what it shows, then the three bands as printed.

A measure with one band text only prints it across the three band columns.
Thresholds that overlap, leave gaps or contradict are those of a published plan and are kept on purpose.
"""

NINETIES = ("65-79", "80-89", "90-100")
SEEN = ("70-84", "85-94", "95-100")
SIXTIES = ("50-60", "61-80", "81+")
SUPERVISION = ("70-79", "80-89", "90-100")
INCREASE = ("Increase",)

CP_FORMS = (
    "Percentage of CP review outcome forms on which the IRO reports that the child was visited as often "
    "as the plan asks",
    "That children are seen both as often as the law asks and as often as each of them needs", SEEN)

ASSESSMENT = [
    ("Percentage of children and young people who are seen in the first 10 days after a children and family "
     "assessment starts.",
     "What children and young people think and live through counts from the first days of the assessment.",
     ("65-75", "75-84", "85+")),
    ("Percentage of assessments finished within 15 days",
     "How many assessments are done promptly, by Northmere's own standard for good practice, which is there "
     "to make assessments faster.",
     ("30-39", "40-49", "50-100")),
    ("Percentage of assessments finished within 35 days",
     "How many assessments are done promptly.",
     ("65-74", "75-80", "85+")),
    ("Percentage of assessments finished within 45 days",
     "How many assessments are done in the time that the national standard allows.",
     ("75-80", "81-89", "90+")),
    ("Percentage of assessments that end as NFA",
     "That assessments go deep enough, that families are not assessed again and again within a short time, "
     "and that help comes at the first chance.",
     ("40-50", "49-25", ">24")),
    ("Percentage of audited assessments judged good or better (audit measure)",
     "That assessments are of good quality", SIXTIES),
    ("The proportion of Children Looked After (CLA) for more than 12 months whose latest assessment was finished "
     "within the last 12 months",
     "That what Children Looked After need is looked at again as their lives change.", SIXTIES),
    ("The proportion of Children with Disabilities on CiN for more than 12 months whose latest assessment was "
     "finished within the last 12 months",
     "That Children with Disabilities helped by the Bright Steps team have a plan that rests on a recent "
     "assessment.", SIXTIES),
    ("The proportion of CP plans that end with a C & F assessment finished in the last 3 months of the plan.",
     "That social workers end a plan on good grounds, using a C&F to judge whether the risk as fallen far enough "
     "and the child's days are better", SIXTIES),
    ("Percentage of plans in all service areas that are good or better (audit measure)",
     "How many cases have SMART plans, clear and open to measurement: a sign of quality, and it lets "
     "families and professionals see what is asked of them and how far they have come. ", NINETIES),
    ("Percentage of children and young people whose plan is as recent as practice standards ask",
     "How many cases have a recent plan. Better practice should mean more of them.", NINETIES),
    ("Percentage of children and young people who are on a child protection plan for at least the second time",
     "How many children were helped by children's social care when there was were grave worry, and needed it again "
     "later. It tells how well families hold on to what they changed – a low figure is a good one.",
     ("25-20", "19-15", "<14")),
    ("Percentage of children visited within 5 and 10 days of the referral",
     "That children get the visits the law asks for at the least, and so are kept safe", SEEN),
    CP_FORMS,
    ("Number of 16/2017 year olds coming to us as homeless whose case becomes a referral",
     "That the Northmere joint homelessness protocol is part of daily work", INCREASE),
    ("Percentage of 16 and 2017 year olds coming to us as homeless whose C&F is finished within 10 working days",
     "That Northmere does what national guidance says and that this group, so easily harmed, does better",
     ("70-79", "80-89", "90-100")),
    ("Percentage of cases found good or better for assessment and risk (audit measure)",
     "That practice keeps to the rules, is good, and brings risk down.", NINETIES),
    ("Proportion of care plans written within 10 days of the LAC review",
     "That Northmere keeps to practice standards and national guidance and that children have recent care plans "
     "of high quality ", NINETIES),
    ("Timeliness of the move down or across to early help, from the day of the move to the day a Lead "
     "Practitioner is named and a first TAF meeting held",
     "That children are kept safe and that partners working closely together bring risk down", ("Increase ",)),
    ("The percentage of Early Help cases closed in a 12 month period because the family was not reached",
     "That families know what Early Help offers and take part in it, and that parents feel helped.",
     ("25-21", "20-16", "<15%")),
]

VOICE = [
    ("Percentage of statutory visits and CiN visits made in time increases ",
     "That children get at the least the visits the law asks for. ", SEEN),
    CP_FORMS,
    ("Percentage of audits that are good or better for diversity (audit measure)",
     "That what diversity means for who the child / young person is appears in assessments and plans and can "
     "be read in the record ", NINETIES),
    ("Percentage of audits good or better where children gain from their reviews and take a fitting part "
     "in them (audit measure)",
     "That children are heard and that what they say shapes their plan and what comes of it ", NINETIES),
    ("Percentage of audits good or better where children, young people and their families take a fitting "
     "part (audit measure)",
     "That children are heard and that what they say shapes their plan and what comes of it", NINETIES),
    ("The proportion of all CLA aged 5 and over who answer the yearly pledge survey",
     "That children, young people take part and find the help that they were given worth having.",
     ("25-33", "34-66", "67-100")),
]

LEGAL = "That managers and lawyers look hard at whether living at home is the right decision."
GOOD_HOMES = "That children and young people live in good homes that suit the needs found in their assessments."
LEAVING = "That good work is done with care leavers and with young people who will soon leave care."

LOOKED_AFTER = [
    ("Percentage of cases judged good or better for the quality of the placement (audit measure)",
     GOOD_HOMES, NINETIES),
    ("Proportion of looked after children and young people who had 3 or more placements within 12 months",
     GOOD_HOMES, ("8-15", "7-5", "<5")),
    ("Proportion of children on a full care order who live at home with parents",
     LEGAL, ("16-25", "6-15", "0-5")),
    ("Proportion of children on a full care order who live at home with parents at any time",
     LEGAL, ("16-25", "6-15", "0-5")),
    ("Percentage of statutory visits made in time to children placed at home with parents",
     "That a child placed at home with parents is kept safe and that the order is firmly managed. ",
     ("60-79", "80-94", "95-100")),
    ("Percentage of LAC who count as persistently absent from education ",
     "That being in care leads to LAC doing better at school", ("40-20", "20-10", "<10")),
    ("Percentage of Initial Health Assessment's done within in time ",
     "That notice is given as it should be and that no child or young person waits too long for an "
     "Initial Health Assessment. ", NINETIES),
    ("Percentage of Children Looked After whose health check was done within 12 months ",
     "That children and young people do not wait for their yearly Health Assessment.", NINETIES),
    ("Percentage of care leavers who live in suitable accommodation ",
     "That care leavers live somewhere that suits their needs and that all partners put their housing first.",
     ("80-89", "90-94", "95-100")),
    ("Percentage of audited cases that are good for making young people ready for independence (audit measure)",
     LEAVING, NINETIES),
    ("Percentage of audited cases that are good for Pathway Plans (audit measure)", LEAVING, NINETIES),
]

DECISIONS = ("That decisions rest on good information and evidence, come in time, fit the risk, and have had a "
             "manager's guidance where it mattered.")

OVERSIGHT = [
    ("Percentage of supervisions held as often as the practice standard asks (audit measure)",
     "Supervision takes place as often as it should.", SUPERVISION),
    ("Percentage of supervisions that met practice were good and gave room for reflection (audit measure)",
     "Supervision is of good quality.", SUPERVISION),
    ("Percentage of staff who say in the yearly survey that supervision helps them with supervision",
     "That staff find it worth while to be supported and challenged in Supervision. ", SUPERVISION),
    ("Percentage of cases that are good for Decision Making (audit measure)", DECISIONS, NINETIES),
    ("Percentage of re-referrals within 12 months ", DECISIONS, ("20-24", "19-16", "<16")),
]

EQUIPPED = "That Children's Social Care staff have what they need to work well, in time and with new ideas"

RESOURCES = [
    ("Average number of practice alerts that IRO's raise, over all of them",
     "That everyone applies the policy and does so alike.", ("Increase ",)),
    ("Percentage in the number of cases found good for review in audit (audit measure)",
     "That IRO's have the time to effectively chart reviews and so see that the plan moves on. ", NINETIES),
    ("Reduction in the average team caseload and a reduction in the highest caseload",
     "That the way Children's Social Care is built leaves room for good work and new ideas.",
     ("35-26", "25-20", "19-10")),
    ("Percentage of the workforce who have the means for mobile working", EQUIPPED, ("50-60", "61-75", "75+")),
    ("Timeliness of writing up assessments, plans and visits is better after the roll out",
     EQUIPPED, INCREASE),
]
