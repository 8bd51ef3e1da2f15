"""The 48 actions of the sample plan, theme by theme: ref, action, review date, lead, commentary.

Misprints, odd dates and missing refs are those of a published plan and are kept on purpose.
"""

QA_LEAD = "Susan Hale, Quality Assurance Manager"

ASSESSMENT = [
    ("1.1.1",
     "Check that every course for front line workers and their managers deals with analysis, planning, "
     "case recording, chronologies and risk, so that good practice becomes routine.",
     "Oct 2017", "Vera Brook, Head of Service",
     "Still under way.  MD to report on the courses offered in the light of the newest audit results "
     "SMT October 202017"),
    ("1.1.2",
     "Test what difference learning makes by means of quality audits, supervision audits and a twice-yearly "
     "questionnaire to staff about the courses on offer.",
     "Oct 2017", QA_LEAD,
     "The questionnaire is drafted and goes out before end of sept.\n"
     "Supervision audit done; it showed things getting better."),
    ("1.1.3",
     "Keep using the Practice and Performance (P&P) Workshops to take up what audits bring to light, to show what "
     "good looks like and to let practitioners find solutions.  Go on giving \"you said, we did\" messages there.",
     "Ongoing", "Vera Brook, Head of Service",
     "Take place each quarter; staff say they like them."),
    ("1.1.4",
     "Try out a Focus on Practice Week, judge how well it worked and what came of it, and pass the lessons on "
     "to the workforce by example.",
     "Dec 2017", QA_LEAD,
     "The week has been held.  Lessons to be talked through at the September P&P workshop.\n"
     "Look at the lessons again SMT Dec 2017"),
    ("1.1.5",
     "Extend the Practice Standards: add a short version, and a part on permanence planning that takes in "
     "Adoption and Early Help.",
     "Dec 2017", "Susan Hale\nQuality Assurance  Manager",
     "Short version is ready, SH and PY to work permanence and adoption into the standards."),
    ("1.1.6",
     "Arrange a review by another authority early in 2018, to see how far the service has come since "
     "it was inspected",
     "Dec 202017", "Vera Brook, Head of Service",
     "First meeting about the peer review Nov 2017; it is meant for Spring 18 so that the new structure "
     "can settle."),
    ("1.1.7",
     "Bring in a new assessment and plan form in the child's record that helps people to write better "
     "assessments and plans, Pathway Plans among them.",
     "Oct 2017", "Tessa Garland, Service Manager",
     "Both forms are redrawn and a business Case has gone to Halden Systems  Look at progress in October SMT."),
    ("1.1.8",
     "Keep attention on well-written case records by audit, by training, in the practice and performance "
     "workshops and by giving staff the means to work on the move.",
     "Dec 2017", "Susan Hale, Quality Assurance Manager ",
     "Look again after the next quarterly audit."),
    ("1.1.9",
     "Make sure are children are safe and that most of them are visited within 5 days of the referral, with team "
     "managers using the daily performance reports to follow this.",
     "Oct 2017", "Tessa Garland, Service Manager",
     "TM's will go through this at the next performance meeting at Sept end."),
    ("1.1.10",
     "See that policy and procedure are followed in daily work: mention them in MoS, at P&P workshops and in Focus on "
     "Practice Week, and put them into 7-minute briefings and on the staff network.",
     "Oct 2017", "Susan Hale, Quality Assurance Manager ",
     "Put out the 7 minute briefings with links to the policies.  SH to ask comms how often the intranet "
     "pages are opened."),
    ("1.1.12",
     "Carry on giving partners, schools and commissioned services the electronic Early Help Module, so that "
     "early help is recorded alike everywhere.",
     "Oct 2017", "Tilda Marsh, Service Manager",
     "Ongoing. TM to tell SMT how far it is in Oct 202017."),
    ("1.1.13",
     "Make certain that children at risk of DA are picked out properly and that records are plain and follow "
     "the MARAC protocol.",
     "Dec 2017", QA_LEAD,
     "There is now a flag and a type of case note.  SH to put some DA cases into the dip sample audit.  That audit is "
     "done and its results went to SM for action.  Audit again in Nov 202017"),
    ("1.1.14",
     "Look again at the Early Help action plan, written to draw more families into accepting early help.",
     "Oct 2017", "Joan Kettle, Service Manager",
     " There is an action plan. JK / TM to bring news of it to October 202017 SMT."),
    ("1.1.15",
     "Go on making staff and partners aware of Private Fostering and of the need to follow the procedure.",
     "Oct, 2017", "Tessa Garland , Safeguarding Service Manager",
     " Yearly report written; it shows slightly more cases.  Leaflets and posters are finished "
     "and wait for l LSCB sign off."),
    ("1.1.16",
     "Write an action plan from the yearly audit of young homeless people that was finished in March 202017.",
     "Dec, 2017", "Miles Carrow, Service Manager",
     "Risk Assessment Tool  and action plan are finished. Look at the figures and the action plan in Dec 202017."),
    ("1.1.2017",
     "Set up a performance measure that counts care plans brought up to date as practice standards and "
     "national guidance require, as a number and as a percentage",
     "Oct 2017", "Susan Hale, QA Manager",
     "SH has seen the data team; the report is being built and will be on the new TM monthly "
     "performance dashboard."),
    ("1.1.18",
     "Build a score card that shows how long step down/ across  to Early Help takes, so that it can "
     "be managed better",
     "Oct 2017", "Susan Hale, QA Manager",
     "As above"),
]

VOICE = [
    ("1.2.1",
     "Show what complaints and compliments tell us twice a year in the Practice and Performance workshops, with "
     "a report each quarter to the All Managers Meeting and to Learning and Development, so that front line "
     "practice learns from it.",
     "Sept 2017", "Susan Hale, Quality Assurance Manager   ",
     "Results to be shown in at the September practice and performance workshop."),
    ("1.2.3",
     "Tell service users and staff in a “you said, we did” briefing what was learned from complaints "
     "and what was done.  ",
     "Dec 2017", QA_LEAD,
     "SH to work with Cora Lindley on a better complaints report and on you said we did."),
    ("1.2.4",
     "Make things better for children by hearing what they think in new ways: through the young advisors and "
     "through questionnaires in focus on practice week.",
     "Oct 2017", "Clara Wynn, Service  Manager",
     "CW to see the young advisors and settle the actions."),
    ("1.2.5",
     "Give staff a set of tools for direct work that they can use with children and young people.",
     "Oct, 2017", "Clara Wynn, Service Manager",
     "Mina Moss has finished this. SH to remind MM and put it on the intranet,"),
    ("1.2.6",
     "Keep saying, in practice and performance workshops and in training, how much it matters to write direct work into "
     "the child's record and to build assessments and plans on it",
     "Ongoing", "Clara Wynn, Service Manager",
     "Audit shows it getting better; keep watching and report it with each audit."),
    ("1.2.7",
     "Root Signs of Safety more deeply by writing a 7-minute briefing that guides partners in SoS reports.",
     "Completed", "Kate Hollis, Service Manager",
     "The 7 minute briefing is written and has gone round."),
    ("1.2.8",
     "Keep stressing that assessment and planning must catch what a child's days are like: in practice and performance "
     "workshops, as a thread in all  training, and by pointing to published research on the staff network",
     "Dec 2017", QA_LEAD,
     "Ongoing.  SH often puts new research briefings on the staff network and points to the research library. "
     "Everything audits found has been told to staff in the practice and performance workshop.  SH has asked the Training "
     "Unit to say in its annual report how audit results shaped the courses.\n"
     "Look at progress Dec 202017."),
    ("1.2.9",
     "Using what the V.O.X group does well, give the CP Board regular report to be developed on how younger "
     "CLA take part.",
     "Oct   2017", "Karl Gedney, Participation Officer",
     "Work with younger LAC has begun; V.O.X meet them to hear their views and experiences.  The CP Board "
     "now gets a report."),
]

LOOKED_AFTER = [
    ("1.3.1",
     "Use the Permanence Tracker and other tools to cut drift and delay further, so that children's "
     "plans come to something in good time.",
     "Oct 2017", "Clara Wynn. Service Manager",
     "Ongoing - the Permanence Tracker is now built into the child's electronic record and in use. In addition to "
     "monitoring. There are now Practice Review Meetings, where plans are thought over and research helps "
     "to move them on; staff spoke well of them in the P&P workshop.\n  "),
    ("1.3.2",
     "Let a child live at home with parents only where that is wholly right and safe, with clear MoS ",
     "Dec 2017", "Clara Wynn, Service Manager",
     "Northmere leads and takes part in a regional Multi Agency Audit of why more children are in  placement at home "
     "with parents.  Northmere has fewer on a full care order each year."),
    ("1.3.3",
     "Bring to legal gateway each child who has lived at home on a care order for 9 months, to see whether "
     "there is a plan to end the order",
     "Dec 2017", "Tessa Garland Service Manger",
     "The flag works; keep watching through legal gateway."),
    ("1.3.4",
     "Go on ending the orders of children who have lived at home for 2 or more years, if that is safe",
     "Oct 2017", "Paul Yarrow, Service Manager",
     "Work has gone on all year and the pwp group is smaller for it.  Keep watching at the P&P meeting."),
    ("1.3.5",
     "Get Looked After Children to school more often, by working closely with partners and early help",
     "Dec 2017", "Paul Yarrow, Service Manager",
     "VB to write to every foster carer.   Care plans to name and deal with low attendance of those at home on an order.  SH to "
     "take it up in Dec at the Practice and Performance Workshop and SH to finish audit of care plans with N Wade "
     "audit Jan 2017."),
    ("1.3.6",
     "See that Looked After Children have their first health assessment in time and a health check every year ",
     "Nov 2017", "Paul Yarrow, Service Manager",
     "Meetings with Health held regularly to do better.  A joint audit with health has shown where it sticks.  "
     "Notifications are checked  weekly.  There is an action plan."),
    ("1.3.7",
     "Bring down the number of care leavers of any age who are NEET, by going on to work with in partnership "
     "with the careers service",
     "Oct 2017", "Paul Yarrow, Service Manger",
     "Performance and planning meetings now follow this regularly. The recent restructure made the care leavers team "
     "bigger. Northmere keeps in touch with most of its care leavers and the Team Manager often reports how it goes."),
    ("1.3.8",
     "Have fewer care leavers in emergency accommodation, by putting a sound fallback into every pathway plan",
     "Oct \n2017", "Paul Yarrow, Service Manger",
     "Risk assessment comes with the new homeless protocol and the quarterly audit.  The Team Manager checks "
     "the quality of all pathway plans. Keep watching how much emergency accommodation is used."),
    ("1.3.10",
     "Tell the workforce what the adoption audit taught and draw up an action plan.",
     "March 2018", QA_LEAD,
     "Report written; its lessons were given to staff at p&p and to the training unit.  Next Adoption Audit "
     "to be done by Feb / March 202017"),
    ("1.3.11",
     "Make a passport for Care Leavers and agree with the communication team how to publish it",
     "Oct 2017", "Paul Yarrow, Service Manager",
     "Paul Yarrow has worked on this with the Comms Team.  Look at progress October."),
    ("1.3.12",
     "Audit together with adult social care how care leavers move on to adult services",
     "Jan 2018", QA_LEAD,
     "SH to speak to Adults in Jan 202017 about giving one quarterly audit this subject."),
]

OVERSIGHT = [
    ("2.1",
     "Managers follow up and keep track of what was agreed in MOS and Supervision (audit measure)",
     "Oct 2017", QA_LEAD,
     "Audits are better than before; finish the next supervision audit in September 2017."),
    ("2.2",
     "Performance and Planning Meetings to look at each team and each worker, with Team Managers taking charge of the talk "
     "about performance.  Help them to grow surer and more skilled in using performance reports.",
     "Dec 2017", "Susan Hale, Quality Assurance Manager ",
     " SH to prepare and give simple excel lessons on performance reports together with the training unit once "
     "Team Managers are in their new posts."),
    ("2.3",
     "Set up a way for SMT to go through all policies and procedures in turn, so that none is out of date.",
     "Oct 2017", QA_LEAD,
     "SH to send upated spreadsheet and the list of what comes next to SMT October 202017."),
    ("2.4",
     "Find out by audit and questionnaire what the Supervision Module  has changed, and tell the improvement board",
     "Oct 2017", QA_LEAD,
     "Ongoing – the improvement board hears of it in audit and survey reports. The next one is due October."),
    ("2.5",
     "Ask staff about supervision again every year, to see how far we are and what they think of it.",
     "Completed", QA_LEAD,
     "The next one is in March 18."),
    ("2.6",
     "Look over the Performance Management Dashboards and settle the targets for 202017-18",
     "Oct 2017", QA_LEAD,
     "SH and the data team have agreed a new, shorter dashboard.  It should be ready Oct 2017 ."),
    ("2.7",
     "Managers chair the meetings where the main decisions are made, as a matter of course (audit measure)",
     "Dec 2017", "Susan Hale, Quality Assurance Manager ",
     "There are signs that this is better. SH to audit after the restructure."),
    ("2.8",
     "Go on seeing that every child judged at high risk, CSE and Missing included, or placed outside the borough, has a "
     "care-planning meeting every 3 months with a Team Manager in the chair. IRO's to check that it takes place.",
     "Oct 2017", "Paul Yarrow, Service Manager",
     "PY has finished the audit; its result goes to the performance and planning meeting Oct 2017."),
]

RESOURCES = [
    ("3.1", "Put the new design from the CSC review in place",
     "Oct, 202017", "Vera Brook, Head of Service",
     "The restructure is done; the new model starts on 1st October 202017."),
    ("3.2", "Have more IRO's, so that each has a smaller caseload",
     "Completed", "Vera Brook, Head of Service",
     "Completed; each caseload is smaller now."),
    ("3.3", "See that the IRO service raises practice alerts more often where they are called for ",
     "Jan 2018", "Kate Hollis, Service Manager",
     "There are more practice alerts and this looked at every two weeks in IRO performance clinics with the IRO "
     "PMF.    Next, find out what they did for quality and outcomes."),
    ("3.4", "Give everyone in the CSC workforce the means to work on the move",
     "Oct, 202017", "Vera Brook, Head of Service",
     "VB to ask WR for news for SMT\n\n."),
]
