//! Diagnosis and words in, answer out.

use time::Date;

use super::code;
use super::{Answer, AnswerKind, Evidence, Item, Link, Section, SectionKind, Severity, Speaks};
use crate::diagnosis::{CERTAIN, Diagnosis, PROBABLE, Ranked, RankedCause};
use crate::evidence::{self, Fact, FactId, Unanswered};
use crate::knowledge::{
    Attach, Connect, ConsentApp, Knowledge, Problem, Product, Provider, Step, Who,
};
use crate::locale::{Args, Words};

/// All that an answer is made from.
pub struct Situation<'a> {
    pub knowledge: &'a Knowledge,
    pub evidence: &'a evidence::Evidence,
    pub diagnosis: &'a Diagnosis,
    /// No look was allowed, so what one would have shown is left open.
    pub offline: bool,
    /// The day of the question: some advice holds only for a time.
    pub today: Date,
}

/// Causes less likely than this are left out, unless they are among the first; so are their
/// steps.
const UNLIKELY: f64 = 0.1;

/// This many causes are shown however unlikely, for what speaks against them is an answer too.
const FEWEST_CAUSES: usize = 3;

/// Problems less likely than this are not worth a mention.
const FAR_FETCHED: f64 = 0.2;

/// What stands in a command where the paste shows no address (RFC 2606 §3).
const ANY_ADDRESS: &str = "user@example.com";
const ANY_DOMAIN: &str = "example.com";

/// Answers a paste: with the likeliest problem, or with an honest "I did not recognize this".
pub fn answer(words: Words<'_>, situation: &Situation<'_>) -> Answer {
    let composer = Composer { words, situation, args: args(situation) };
    let recognized = situation.diagnosis.top().and_then(|top| {
        situation.knowledge.problem(&top.id).map(|problem| composer.diagnosis(top, problem))
    });
    recognized.or_else(|| composer.only_a_code()).unwrap_or_else(|| composer.not_recognized())
}

/// The arguments that every message of a problem may use.
fn args(situation: &Situation<'_>) -> Args<'static> {
    let known = known_product(situation);
    let app = app(situation);
    let name = known.or(app.map(|(product, _)| product));
    Args::new()
        .with("address", &address(situation).unwrap_or_default())
        .with("domain", &domain(situation).unwrap_or_default())
        .with("app", name.map_or("", |product| product.name.as_str()))
        .with("app-known", if known.is_some() { "yes" } else { "no" })
        .with("entra-app", app.map_or("", |(_, app)| app.name.as_str()))
}

struct Composer<'a> {
    words: Words<'a>,
    situation: &'a Situation<'a>,
    args: Args<'static>,
}

impl Composer<'_> {
    fn diagnosis(&self, top: &Ranked, problem: &Problem) -> Answer {
        let message = top.id.message();
        let mut title = self.words.say(&message, &self.args);
        if top.confidence < CERTAIN {
            title = self.words.say("probably", &Args::new().with("title", &title));
        }
        let mut sections = vec![
            self.noted(Some(problem)),
            self.causes(top, &message),
            self.question(problem, &message),
            self.caveats(),
            self.others(&top.id),
            sources(problem, self),
        ];
        sections.extend(self.steps(top, problem, &message));
        self.finish(Answer {
            kind: AnswerKind::Diagnosis,
            severity: problem.severity,
            problem: Some(top.id.clone()),
            title,
            lead: vec![self.words.say_part(&message, "meaning", &self.args)],
            sections,
            ..self.blank()
        })
    }

    /// For a paste of which only codes are known: the first one that is listed, else the
    /// first.
    fn only_a_code(&self) -> Option<Answer> {
        let codes = code::codes(self.words, self.situation);
        let code = codes.iter().find(|code| code.known).or(codes.first())?;
        let mut answer = code.answer(self.words, &self.situation.evidence.ticket);
        answer.sections.push(self.caveats());
        answer.sections.push(self.unlikely());
        Some(self.finish(answer))
    }

    fn not_recognized(&self) -> Answer {
        let unlikely = self.unlikely();
        let message = if unlikely.items.is_empty() { "not-recognized" } else { "unsure" };
        let to_paste = ["paste-error", "paste-place", "paste-domain"]
            .map(|part| text_item(self.words.say_part("not-recognized", part, &self.args)));
        let sections = vec![
            self.noted(None),
            self.section(SectionKind::UserSteps, to_paste.into()),
            self.caveats(),
            unlikely,
        ];
        self.finish(Answer {
            kind: AnswerKind::NotRecognized,
            severity: Severity::Hint,
            title: self.say(message),
            lead: vec![self.words.say_part(message, "lead", &self.args)],
            sections,
            ..self.blank()
        })
    }

    fn blank(&self) -> Answer {
        super::blank(self.words)
    }

    /// Puts the parts in order and the warning about secrets in front.
    fn finish(&self, mut answer: Answer) -> Answer {
        answer.sections.retain(|section| !section.items.is_empty());
        answer.sections.sort_by_key(|section| section.kind);
        answer.warning = self.warning();
        answer
    }

    /// Says that a secret was in the paste, and how to make it worthless.
    fn warning(&self) -> Option<String> {
        let kinds = &self.situation.evidence.secrets;
        if kinds.is_empty() {
            return None;
        }
        let warnings: Vec<String> = kinds.iter().map(|kind| self.say(kind.message())).collect();
        Some(warnings.join("\n"))
    }

    /// What was read and is worth saying back.
    fn noted(&self, problem: Option<&Problem>) -> Section {
        let diagnosis = self.situation.diagnosis;
        let scopes = diagnosis.mistranslated.iter().map(|scope| {
            self.fact(&Fact::new(FactId::ScopeMistranslated, &scope.written, &scope.name))
        });
        let aliases = self
            .situation
            .evidence
            .aliases
            .iter()
            .take(1)
            .map(|alias| self.fact(&Fact::new(FactId::OutlookAliasGiven, &alias.value.0, "")));
        // Whose tenant a consent link is for, so that nobody consents in the wrong one.
        let is_linked = problem.is_some_and(has_consent_link);
        let tenant = diagnosis.home.iter().flat_map(|home| &home.facts).filter(|fact| {
            is_linked && matches!(fact.id, FactId::TenantFound | FactId::TenantInOtherCloud)
        });
        let tenant = tenant.map(|fact| self.fact(fact));
        let codes = code::codes(self.words, self.situation);
        let more = codes.len().saturating_sub(MOST_CODES);
        let codes = codes.iter().take(MOST_CODES).map(|code| code.item(self.words));
        let rest = (more > 0)
            .then(|| self.words.say("more-codes", &Args::new().with_number("count", more)));
        let ticket = code::ticket_item(self.words, &self.situation.evidence.ticket);
        let items = scopes.chain(aliases).chain(tenant).map(text_item);
        let items = items.chain(codes).chain(rest.map(text_item)).chain(ticket).collect();
        self.section(SectionKind::Noted, items)
    }

    fn causes(&self, top: &Ranked, message: &str) -> Section {
        let shown = |(rank, cause): &(usize, &RankedCause)| {
            *rank < FEWEST_CAUSES || cause.confidence >= UNLIKELY
        };
        let items = top.causes.iter().enumerate().filter(shown).map(|(_, cause)| {
            let evidence = |facts: &[Fact], speaks| -> Vec<Evidence> {
                let said = facts.iter().map(|fact| self.fact_of(message, fact));
                said.map(|text| Evidence { text, speaks }).collect()
            };
            let mut seen = evidence(&cause.speaks_for, Speaks::For);
            seen.extend(evidence(&cause.against, Speaks::Against));
            Item {
                id: cause.id.clone(),
                text: self.words.say_part(message, &cause.id, &self.args),
                evidence: seen,
                ..Item::default()
            }
        });
        self.section(SectionKind::Causes, items.collect())
    }

    /// The question that would settle the cause, while it is open; its items are the choices.
    fn question(&self, problem: &Problem, message: &str) -> Section {
        let asked = self.situation.diagnosis.question.as_deref();
        let question =
            problem.questions.iter().find(|question| Some(question.id.as_str()) == asked);
        let say = |id: &str| self.words.say_part(message, id, &self.args);
        let choices = question.into_iter().flat_map(|question| &question.choices);
        let items = choices.map(|choice| Item {
            id: choice.id.clone(),
            text: say(&choice.id),
            ..Item::default()
        });
        Section {
            kind: SectionKind::Question,
            heading: question.map(|question| say(&question.id)).unwrap_or_default(),
            items: items.collect(),
        }
    }

    fn steps(&self, top: &Ranked, problem: &Problem, message: &str) -> Vec<Section> {
        [Who::User, Who::Admin, Who::Developer, Who::Provider]
            .into_iter()
            .map(|who| {
                let steps =
                    problem.steps.iter().filter(|step| step.who == who && self.applies(step, top));
                let items = steps.map(|step| self.step(step, message)).collect();
                self.section(steps_of(who), items)
            })
            .collect()
    }

    /// Whether a step is for what is known here.
    fn applies(&self, step: &Step, top: &Ranked) -> bool {
        let knows = |fact: &FactId| self.knows(*fact);
        let is_for_cause = step.causes.is_empty()
            || top.causes.iter().enumerate().any(|(rank, cause)| {
                step.causes.contains(&cause.id) && (rank == 0 || cause.confidence >= UNLIKELY)
            });
        let asks_for_app = step.needs_app
            || step.copy.as_deref().is_some_and(|copy| copy.contains("{consent_link}"));
        is_for_cause
            && (!asks_for_app || self.app().is_some())
            && step.holds_on(self.situation.today)
            && (step.needs.is_empty() || step.needs.iter().any(knows))
            && !step.unless.iter().any(knows)
    }

    fn step(&self, step: &Step, message: &str) -> Item {
        let mut item = Item {
            id: step.id.clone(),
            text: self.words.say_part(message, &step.id, &self.args),
            link: step.link.clone().map(Link::new),
            copy: step.copy.as_deref().map(|copy| self.fill(copy)),
            ..Item::default()
        };
        let provider =
            self.situation.diagnosis.home.as_ref().and_then(|home| home.provider.as_ref());
        match (step.attach, provider) {
            (Some(Attach::MailServers), Some(provider)) => {
                attach_servers(&mut item, provider, self.words);
            }
            (Some(Attach::Reconnect), _) => self.attach_way(&mut item),
            (Some(Attach::MailServers) | None, _) => {}
        }
        item
    }

    /// Adds where in the known product a mailbox is connected again.
    fn attach_way(&self, item: &mut Item) {
        if let Some(product) = known_product(self.situation) {
            let way = self.words.say(&format!("product-{}", product.id), &Args::new());
            item.text = format!("{} {way}", item.text);
        }
    }

    /// Fills in what is known; for what is not there are values that show that they are
    /// to be replaced.
    fn fill(&self, copy: &str) -> String {
        let address = address(self.situation)
            .filter(|address| address.bytes().all(is_plain_in_commands))
            .unwrap_or_else(|| ANY_ADDRESS.to_owned());
        let domain = domain(self.situation).unwrap_or_else(|| ANY_DOMAIN.to_owned());
        let mut filled = copy.replace("{address}", &address).replace("{domain}", &domain);
        if filled.contains("{consent_link}")
            && let Some(app) = self.app()
        {
            let tenant = self.tenant_id().unwrap_or_else(|| "{TENANT_ID}".to_owned());
            filled = filled.replace("{consent_link}", &app.consent_link(&tenant));
        }
        filled
            .replace("{scopes}", &self.required_scopes())
            .replace("{mx_link}", &format!("https://toolbox.googleapps.com/apps/dig/#MX/{domain}"))
    }

    fn required_scopes(&self) -> String {
        let scopes = self.situation.knowledge.scopes();
        let names: Vec<&str> =
            scopes.iter().filter(|scope| scope.required).map(|scope| scope.name.as_str()).collect();
        names.join("\n")
    }

    fn knows(&self, fact: FactId) -> bool {
        // A tenant id in the paste spares the look.
        let is_given = fact == FactId::TenantFound && self.tenant_id().is_some();
        is_given || self.situation.diagnosis.knows(fact)
    }

    /// The person's tenant, by the look or by the paste, if it is in the worldwide cloud.
    fn tenant_id(&self) -> Option<String> {
        let by_look = self.situation.diagnosis.home.as_ref().and_then(|home| {
            home.facts.iter().find(|fact| fact.id == FactId::TenantFound).map(|f| f.seen.clone())
        });
        let tenants = &self.situation.evidence.tenants;
        by_look.or_else(|| match tenants.as_slice() {
            [tenant] => Some(tenant.value.to_string()),
            _ => None,
        })
    }

    fn app(&self) -> Option<&ConsentApp> {
        app(self.situation).map(|(_, app)| app)
    }

    /// What could not be looked up, and why.
    fn caveats(&self) -> Section {
        let Situation { knowledge, diagnosis, evidence, offline, .. } = self.situation;
        let home = diagnosis.home.as_ref();
        let mut caveats = Vec::new();
        if diagnosis.would_gain_by_look(knowledge) {
            caveats.extend(match home {
                None if *offline => Some("caveat-offline"),
                None => Some("caveat-no-domain"),
                Some(home) => match home.unanswered {
                    Some(Unanswered::Offline | Unanswered::NotAsked) => Some("caveat-offline"),
                    Some(Unanswered::ServerFailed | Unanswered::TimedOut) => {
                        Some("caveat-not-checked")
                    }
                    None if home.incomplete => Some("caveat-not-checked"),
                    None => None,
                },
            });
        }
        if evidence.shortened {
            caveats.push("caveat-text-shortened");
        }
        let items = caveats.into_iter().map(|id| text_item(self.say(id))).collect();
        self.section(SectionKind::Caveats, items)
    }

    /// Other problems that the paste may show, besides the one that is answered.
    fn others(&self, answered: &crate::knowledge::ProblemId) -> Section {
        let others = self.situation.diagnosis.problems.iter().filter(|other| other.id != *answered);
        self.problems(others)
    }

    /// Problems too unlikely to be answered, named so that the person can ask on.
    fn unlikely(&self) -> Section {
        let others = &self.situation.diagnosis.problems;
        self.problems(others.iter().filter(|other| other.confidence < PROBABLE))
    }

    fn problems<'b>(&self, problems: impl Iterator<Item = &'b Ranked>) -> Section {
        let items = problems.filter(|other| other.confidence >= FAR_FETCHED).map(|other| Item {
            id: other.id.to_string(),
            text: self.words.say(&other.id.message(), &self.args),
            ..Item::default()
        });
        self.section(SectionKind::Others, items.collect())
    }

    /// A fact about a cause, where an answer that was chosen has words of its own.
    fn fact_of(&self, message: &str, fact: &Fact) -> String {
        if fact.id == FactId::AnswerGiven {
            let seen = self.words.say_part(message, &fact.seen, &self.args);
            return self.fact(&Fact::new(fact.id, seen, ""));
        }
        self.fact(fact)
    }

    fn fact(&self, fact: &Fact) -> String {
        let domain = self.situation.diagnosis.home.as_ref().map(|home| home.domain.to_display());
        say_fact(self.words, fact, &domain.unwrap_or_default())
    }

    fn say(&self, id: &str) -> String {
        self.words.say(id, &self.args)
    }

    fn section(&self, kind: SectionKind, items: Vec<Item>) -> Section {
        Section { kind, heading: self.say(kind.heading()), items }
    }
}

fn has_consent_link(problem: &Problem) -> bool {
    let mut copies = problem.steps.iter().filter_map(|step| step.copy.as_deref());
    copies.any(|copy| copy.contains("{consent_link}"))
}

/// Whether a shell takes the character for itself wherever it stands. Others, such as `&` and
/// `'`, are good in addresses, and would end a command or begin another.
fn is_plain_in_commands(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"@._+-".contains(&byte)
}

/// At most this many codes are named one by one (T29).
const MOST_CODES: usize = 5;

/// One fact as a sentence.
pub(super) fn say_fact(words: Words<'_>, fact: &Fact, domain: &str) -> String {
    let args =
        Args::new().with("domain", domain).with("seen", &fact.seen).with("detail", &fact.detail);
    words.say(&format!("fact-{}", fact.id.as_str()), &args)
}

/// Adds the servers by which a provider's mailboxes are connected.
pub(super) fn attach_servers(item: &mut Item, provider: &Provider, words: Words<'_>) {
    // Who connects by a sign-in page needs no servers.
    if provider.connect != Connect::Imap {
        return;
    }
    let line = |message: &str, host: &Option<String>| {
        host.as_ref().map(|host| words.say(message, &Args::new().with("host", host)))
    };
    let servers =
        [line("mail-servers-imap", &provider.imap), line("mail-servers-smtp", &provider.smtp)];
    let servers: Vec<String> = servers.into_iter().flatten().collect();
    if servers.is_empty() {
        return;
    }
    item.copy = Some(servers.join("\n"));
    if provider.needs_app_password {
        let args = Args::new().with("provider", &provider.name);
        item.text = format!("{} {}", item.text, words.say("mail-servers-app-password", &args));
    }
}

pub(super) fn text_item(text: String) -> Item {
    Item { text, ..Item::default() }
}

fn sources(problem: &Problem, composer: &Composer<'_>) -> Section {
    let items = problem
        .sources
        .iter()
        .map(|source| Item { link: Some(Link::new(&source.url)), ..Item::default() });
    composer.section(SectionKind::Sources, items.collect())
}

fn steps_of(who: Who) -> SectionKind {
    match who {
        Who::User => SectionKind::UserSteps,
        Who::Admin => SectionKind::AdminSteps,
        Who::Developer => SectionKind::DeveloperSteps,
        Who::Provider => SectionKind::ProviderSteps,
    }
}

/// The one address in the paste.
fn address(situation: &Situation<'_>) -> Option<String> {
    match situation.evidence.addresses.as_slice() {
        [address] => Some(address.value.to_string()),
        _ => None,
    }
}

fn domain(situation: &Situation<'_>) -> Option<String> {
    situation.diagnosis.domain.as_ref().map(ToString::to_string)
}

/// The product that the paste names.
fn known_product<'a>(situation: &Situation<'a>) -> Option<&'a Product> {
    situation.diagnosis.product.and_then(|index| situation.knowledge.products().get(index))
}

/// The app that a consent link is for: that of the product which is known, else of the first
/// on the list, whose words then say so; none when the paste shows an application that is not
/// on the list, for which no link may be built.
fn app<'a>(situation: &Situation<'a>) -> Option<(&'a Product, &'a ConsentApp)> {
    let product = match known_product(situation) {
        Some(product) => product,
        None if situation.diagnosis.names_other_app => return None,
        None => situation.knowledge.products().first()?,
    };
    product.entra.as_ref().map(|app| (product, app))
}
