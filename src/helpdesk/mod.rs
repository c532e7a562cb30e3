//! Question in, answer out: the one place where reading, looking, diagnosing and answering
//! meet.

mod command;
mod observer;
mod question;
mod report;

use std::sync::Arc;

use time::Date;

use crate::answer::{self, Answer, CodeNote, Situation};
use crate::diagnosis::{self, Context, Diagnosis};
use crate::evidence::{Evidence, Look, Unanswered};
use crate::knowledge::Knowledge;
use crate::locale::{Args, Language, Locales, Wishes, Words};
use crate::mail::Domain;
use crate::probe::Probes;
use crate::reading;

pub use command::Command;
pub use observer::{Observer, Side};
pub use question::Question;
pub use report::{CauseReport, CheckReport, FindingReport, ProblemReport, Report};

/// Everything that is needed to answer. Cheap to share, without state of its own.
pub struct Helpdesk {
    knowledge: Arc<Knowledge>,
    locales: Arc<Locales>,
    probes: Probes,
    observer: Arc<dyn Observer>,
}

/// What became of a question before anything outside was asked.
pub enum Reception {
    /// The answer needs no look.
    Answered(Box<Reply>),
    /// The answer waits for a look at a live domain: acknowledge, then [`Helpdesk::look`].
    Looking(Box<Looking>),
}

/// An answer, and what it was made from.
#[derive(Debug)]
pub struct Reply {
    pub answer: Answer,
    /// Codes that map to no problem.
    pub codes: Vec<CodeNote>,
    pub diagnosis: Diagnosis,
    pub evidence: Evidence,
}

/// A question that waits for a look.
#[derive(Debug)]
pub struct Looking {
    /// What is asked about the domain: all about it, or what a paste leaves open.
    about: About,
    domain: Domain,
    language: Language,
    side: Side,
    /// "I am looking at contoso.com …", in the person's language.
    pub notice: String,
}

#[derive(Debug)]
enum About {
    Domain,
    Paste { evidence: Box<Evidence>, today: Date },
}

impl Helpdesk {
    pub fn new(knowledge: Arc<Knowledge>, locales: Arc<Locales>, probes: Probes) -> Self {
        Self { knowledge, locales, probes, observer: Arc::new(observer::Nobody) }
    }

    /// The same help desk, with somebody who is told what it does.
    #[must_use]
    pub fn observed_by(self, observer: Arc<dyn Observer>) -> Self {
        Self { observer, ..self }
    }

    /// Answers one question. Never fails: when nothing is recognized, the answer says so.
    pub async fn answer(&self, question: Question) -> Reply {
        match self.receive(&question) {
            Reception::Answered(reply) => *reply,
            Reception::Looking(looking) => self.look(*looking).await,
        }
    }

    /// Answers what needs no look, within microseconds and without waiting for anything.
    pub fn receive(&self, question: &Question) -> Reception {
        let reception = self.understand(question);
        if let Reception::Answered(reply) = &reception {
            self.observer.answered(question.side, reply.answer.kind);
        }
        reception
    }

    /// Looks at the domain and answers; takes at most the probes' deadline.
    pub async fn look(&self, looking: Looking) -> Reply {
        let look = self.probes.look_at(&looking.domain).await;
        let reply = match looking.about {
            About::Domain => self.answer_domain(&look, looking.language),
            About::Paste { evidence, today } => {
                self.answer_paste(*evidence, Some(&look), false, today, looking.language)
            }
        };
        let home = reply.diagnosis.home.as_ref();
        let is_complete = home.is_some_and(|home| home.unanswered.is_none() && !home.incomplete);
        self.observer.looked(is_complete);
        self.observer.answered(looking.side, reply.answer.kind);
        reply
    }

    /// The words for this person, for what an adapter itself has to say.
    pub fn words_for(&self, wishes: &Wishes, paste: &str) -> Words<'_> {
        self.locales.words(self.locales.choose(wishes, paste))
    }

    pub fn locales(&self) -> &Locales {
        &self.locales
    }

    pub fn knowledge(&self) -> &Knowledge {
        &self.knowledge
    }

    fn understand(&self, question: &Question) -> Reception {
        let language = self.locales.choose(&question.wishes, &question.text);
        let words = self.locales.words(language);
        match Command::parse(&question.text) {
            Command::Help => answered(answer::help(words)),
            Command::NothingStored(subcommand) => {
                answered(answer::nothing_stored(words, subcommand))
            }
            Command::Check(written) => match written.parse() {
                Ok(domain) => self.receive_domain(domain, language, question),
                // What is no domain may be a password: it is said back as reading leaves it.
                Err(error) => {
                    let written = reading::read(written).text;
                    answered(answer::refused_domain(words, &written, error))
                }
            },
            Command::Diagnose(text) => self.receive_paste(text, language, question),
        }
    }

    fn receive_domain(&self, domain: Domain, language: Language, question: &Question) -> Reception {
        if question.offline {
            let look = Look::not_taken(domain, Unanswered::Offline);
            return Reception::Answered(Box::new(self.answer_domain(&look, language)));
        }
        self.looking(About::Domain, domain, language, question.side)
    }

    fn receive_paste(&self, text: &str, language: Language, question: &Question) -> Reception {
        let evidence = reading::read(text);
        let today = question.today;
        if !question.offline {
            let diagnosis = diagnosis::diagnose(&self.knowledge, &evidence, Context::on(today));
            if let Some(domain) = diagnosis.wants_look(&self.knowledge).cloned() {
                let about = About::Paste { evidence: Box::new(evidence), today };
                return self.looking(about, domain, language, question.side);
            }
        }
        let reply = self.answer_paste(evidence, None, question.offline, today, language);
        Reception::Answered(Box::new(reply))
    }

    fn looking(&self, about: About, domain: Domain, language: Language, side: Side) -> Reception {
        let words = self.locales.words(language);
        let notice = words.say("looking", &Args::new().with("domain", &domain.to_display()));
        Reception::Looking(Box::new(Looking { about, domain, language, side, notice }))
    }

    fn answer_domain(&self, look: &Look, language: Language) -> Reply {
        let home = diagnosis::mail_home(look, self.knowledge.providers());
        let answer = answer::check(self.locales.words(language), &home);
        let diagnosis = Diagnosis { home: Some(home), ..Diagnosis::default() };
        Reply { answer, codes: Vec::new(), diagnosis, evidence: Evidence::default() }
    }

    fn answer_paste(
        &self,
        evidence: Evidence,
        look: Option<&Look>,
        offline: bool,
        today: Date,
        language: Language,
    ) -> Reply {
        let diagnosis =
            diagnosis::diagnose(&self.knowledge, &evidence, Context { look, ..Context::on(today) });
        let situation = Situation {
            knowledge: &self.knowledge,
            evidence: &evidence,
            diagnosis: &diagnosis,
            offline,
            today,
        };
        let words = self.locales.words(language);
        let answer = answer::answer(words, &situation);
        let codes = answer::codes(words, &situation);
        Reply { answer, codes, diagnosis, evidence }
    }
}

fn answered(answer: Answer) -> Reception {
    Reception::Answered(Box::new(Reply {
        answer,
        codes: Vec::new(),
        diagnosis: Diagnosis::default(),
        evidence: Evidence::default(),
    }))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::probe::ProbeSettings;

    /// What a help desk that looks nothing up says to a text.
    fn said(text: &str) -> Answer {
        let probes = Probes::new(&ProbeSettings {
            offline: true,
            resolvers: Vec::new(),
            deadline: Duration::from_secs(8),
            dns_timeout: Duration::from_secs(2),
            microsoft_login: "https://login.example".parse().expect("a URL"),
            extra_ca: None,
        });
        let (knowledge, locales) = (Knowledge::embedded(), Locales::embedded());
        let helpdesk =
            Helpdesk::new(Arc::new(knowledge), Arc::new(locales), probes.expect("probes"));
        let question = Question {
            text: text.to_owned(),
            wishes: Wishes::option(Some("en".to_owned())),
            today: time::macros::date!(2026 - 11 - 20),
            offline: true,
            side: Side::Terminal,
        };
        match helpdesk.receive(&question) {
            Reception::Answered(reply) => reply.answer,
            Reception::Looking(_) => panic!("a look at nothing"),
        }
    }

    #[test]
    fn t45_a_secret_in_the_place_of_a_domain_is_not_said_back() {
        for (text, secret) in [
            ("check xoxb-0000000000-madeupmadeup", "madeup"),
            ("check https://anna:hunter2@intranet/", "hunter2"),
            ("check password=letmein", "letmein"),
        ] {
            let answer = format!("{:?}", said(text));
            assert!(!answer.contains(secret), "{answer}");
        }
    }
}
