//! Question in, answer out: the one place where reading, looking, diagnosing and answering
//! meet.

mod command;
mod observer;
mod question;
mod report;

use std::sync::{Arc, PoisonError, RwLock};

use time::Date;

use crate::answer::{self, Answer, CodeNote, Situation};
use crate::diagnosis::{self, Context, Diagnosis};
use crate::evidence::{Evidence, Look, Unanswered};
use crate::knowledge::Knowledge;
use crate::locale::{Args, Language, Locales, Words};
use crate::mail::Domain;
use crate::probe::Probes;
use crate::reading;
use crate::rules::Rules;

pub use command::Command;
pub use observer::{Observer, Side};
pub use question::Question;
pub use report::{CauseReport, CheckReport, FindingReport, ProblemReport, Report};

/// Everything that is needed to answer. Cheap to share.
pub struct Helpdesk {
    /// Replaced as a whole when an operator changes theirs; a question is answered by those
    /// that it began with.
    rules: RwLock<Arc<Rules>>,
    probes: Probes,
    /// The product that people here connect, where they name none: by its id.
    product: Option<String>,
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
pub struct Looking {
    /// What is asked about the domain: all about it, or what a paste leaves open.
    about: About,
    domain: Domain,
    language: Language,
    side: Side,
    /// What `language` belongs to.
    rules: Arc<Rules>,
    /// "I am looking at contoso.com …", in the person's language.
    pub notice: String,
}

enum About {
    Domain,
    Paste { evidence: Box<Evidence>, today: Date },
}

impl Helpdesk {
    pub fn new(knowledge: Arc<Knowledge>, locales: Arc<Locales>, probes: Probes) -> Self {
        let rules = RwLock::new(Arc::new(Rules { knowledge, locales }));
        Self { rules, probes, product: None, observer: Arc::new(observer::Nobody) }
    }

    /// The same help desk, for people who connect this product.
    #[must_use]
    pub fn for_product(self, product: Option<String>) -> Self {
        Self { product, ..self }
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
        let desk = self.desk(&looking.rules, looking.language);
        let reply = match looking.about {
            About::Domain => desk.answer_domain(&look),
            About::Paste { evidence, today } => {
                desk.answer_paste(*evidence, Some(&look), false, today)
            }
        };
        let home = reply.diagnosis.home.as_ref();
        let is_complete = home.is_some_and(|home| home.unanswered.is_none() && !home.incomplete);
        self.observer.looked(is_complete);
        self.observer.answered(looking.side, reply.answer.kind);
        reply
    }

    /// The rules and words in force.
    pub fn rules(&self) -> Arc<Rules> {
        // Nobody panics while holding it: it is only cloned or replaced.
        Arc::clone(&self.rules.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// From now on questions are answered by these.
    pub fn replace_rules(&self, rules: Rules) {
        *self.rules.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(rules);
    }

    fn desk<'a>(&'a self, rules: &'a Rules, language: Language) -> Desk<'a> {
        Desk { rules, language, product: self.product.as_deref() }
    }

    fn understand(&self, question: &Question) -> Reception {
        let rules = self.rules();
        let language = rules.locales.choose(&question.wishes, &question.text);
        let desk = self.desk(&rules, language);
        match desk.understand(question) {
            Understood::Answered(reply) => Reception::Answered(reply),
            Understood::Look { about, domain } => {
                let words = rules.locales.words(language);
                let args = Args::new().with("domain", &domain.to_display());
                let notice = words.say("looking", &args);
                let side = question.side;
                Reception::Looking(Box::new(Looking {
                    about,
                    domain,
                    language,
                    side,
                    rules,
                    notice,
                }))
            }
        }
    }
}

/// The rules and the language that one question is answered by.
struct Desk<'a> {
    rules: &'a Rules,
    language: Language,
    product: Option<&'a str>,
}

/// What a question comes to before anything outside was asked.
enum Understood {
    Answered(Box<Reply>),
    Look { about: About, domain: Domain },
}

impl Desk<'_> {
    fn understand(&self, question: &Question) -> Understood {
        let words = self.words();
        match Command::parse(&question.text) {
            Command::Help => answered(answer::help(words)),
            Command::NothingStored(subcommand) => {
                answered(answer::nothing_stored(words, subcommand))
            }
            Command::Check(written) => match written.parse() {
                Ok(domain) => self.receive_domain(domain, question),
                // What is no domain may be a password: it is said back as reading leaves it.
                Err(error) => {
                    let written = reading::read(written).text;
                    answered(answer::refused_domain(words, &written, error))
                }
            },
            Command::Diagnose(text) => self.receive_paste(text, question),
        }
    }

    fn receive_domain(&self, domain: Domain, question: &Question) -> Understood {
        if question.offline {
            let look = Look::not_taken(domain, Unanswered::Offline);
            return Understood::Answered(Box::new(self.answer_domain(&look)));
        }
        Understood::Look { about: About::Domain, domain }
    }

    fn receive_paste(&self, text: &str, question: &Question) -> Understood {
        let evidence = reading::read(text);
        let today = question.today;
        if !question.offline {
            let knowledge = &self.rules.knowledge;
            let diagnosis = diagnosis::diagnose(knowledge, &evidence, self.context(today));
            if let Some(domain) = diagnosis.wants_look(knowledge).cloned() {
                let about = About::Paste { evidence: Box::new(evidence), today };
                return Understood::Look { about, domain };
            }
        }
        let reply = self.answer_paste(evidence, None, question.offline, today);
        Understood::Answered(Box::new(reply))
    }

    fn answer_domain(&self, look: &Look) -> Reply {
        let home = diagnosis::mail_home(look, self.rules.knowledge.providers());
        let answer = answer::check(self.words(), &home);
        let diagnosis = Diagnosis { home: Some(home), ..Diagnosis::default() };
        Reply { answer, codes: Vec::new(), diagnosis, evidence: Evidence::default() }
    }

    fn answer_paste(
        &self,
        evidence: Evidence,
        look: Option<&Look>,
        offline: bool,
        today: Date,
    ) -> Reply {
        let knowledge = &self.rules.knowledge;
        let context = Context { look, ..self.context(today) };
        let diagnosis = diagnosis::diagnose(knowledge, &evidence, context);
        let situation =
            Situation { knowledge, evidence: &evidence, diagnosis: &diagnosis, offline, today };
        let answer = answer::answer(self.words(), &situation);
        let codes = answer::codes(self.words(), &situation);
        Reply { answer, codes, diagnosis, evidence }
    }

    fn context(&self, today: Date) -> Context<'_> {
        Context { product: self.product, ..Context::on(today) }
    }

    fn words(&self) -> Words<'_> {
        self.rules.locales.words(self.language)
    }
}

fn answered(answer: Answer) -> Understood {
    Understood::Answered(Box::new(Reply {
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
    use crate::locale::Wishes;
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
