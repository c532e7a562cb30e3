//! Making an answer fit, in a fixed order and never in mid-sentence.

use super::{Answer, SectionKind};

impl Answer {
    /// Leaves out the next part in the documented order, or says that nothing is left to
    /// leave out.
    ///
    /// The order: sources; other problems; causes after the first, last one first;
    /// evidence; what was noted; developer's and provider's steps; the last step or
    /// finding, as long as there is more than one. The title, the lead, the warning, the
    /// likeliest cause and the first step always stay.
    pub fn leave_out_next(&mut self) -> bool {
        self.drop_section(SectionKind::Sources)
            || self.drop_section(SectionKind::Others)
            || self.drop_last_item(SectionKind::Causes)
            || self.drop_evidence()
            || self.drop_section(SectionKind::Noted)
            || self.drop_section(SectionKind::DeveloperSteps)
            || self.drop_section(SectionKind::ProviderSteps)
            || self.drop_last_item(SectionKind::Findings)
            || self.drop_last_item(SectionKind::AdminSteps)
            || self.drop_last_item(SectionKind::UserSteps)
    }

    /// Shortens until `fits` holds, and then says so with [`Answer::shortened_notice`].
    ///
    /// A text so long that even the core does not fit is the renderer's to cut.
    pub fn shortened_until(&self, fits: impl Fn(&Answer) -> bool) -> Answer {
        if fits(self) {
            return self.clone();
        }
        let mut answer = self.clone();
        answer.shortened = Some(self.shortened_notice.clone());
        while !fits(&answer) && answer.leave_out_next() {}
        answer
    }

    fn drop_section(&mut self, kind: SectionKind) -> bool {
        let before = self.sections.len();
        self.sections.retain(|section| section.kind != kind);
        self.sections.len() < before
    }

    fn drop_last_item(&mut self, kind: SectionKind) -> bool {
        let section = self.sections.iter_mut().find(|section| section.kind == kind);
        match section {
            Some(section) if section.items.len() > 1 => section.items.pop().is_some(),
            _ => false,
        }
    }

    fn drop_evidence(&mut self) -> bool {
        let mut dropped = false;
        for item in self.sections.iter_mut().flat_map(|section| &mut section.items) {
            dropped |= !item.evidence.is_empty();
            item.evidence.clear();
        }
        dropped
    }
}

#[cfg(test)]
mod tests {
    use super::super::{AnswerKind, Item, Section, Severity};
    use super::*;

    fn long_answer() -> Answer {
        let item = |text: &str| Item { text: text.to_owned(), ..Item::default() };
        let section = |kind, items| Section { kind, heading: "Heading".to_owned(), items };
        Answer {
            kind: AnswerKind::Diagnosis,
            language: "en".to_owned(),
            severity: Severity::Error,
            problem: None,
            warning: None,
            title: "Title".to_owned(),
            lead: vec!["Lead.".to_owned()],
            sections: vec![
                section(SectionKind::Causes, vec![item("Likely."), item("Less likely.")]),
                section(SectionKind::UserSteps, vec![item("First."), item("Second.")]),
                section(SectionKind::Sources, vec![item("")]),
            ],
            shortened: None,
            shortened_notice: "More: …".to_owned(),
        }
    }

    #[test]
    fn sources_go_first_and_the_first_step_never() {
        let mut answer = long_answer();
        assert!(answer.leave_out_next());
        assert!(answer.sections.iter().all(|s| s.kind != SectionKind::Sources));
        while answer.leave_out_next() {}
        let left: Vec<&str> =
            answer.sections.iter().flat_map(|s| &s.items).map(|i| i.text.as_str()).collect();
        assert_eq!(left, ["Likely.", "First."]);
    }

    #[test]
    fn an_answer_that_fits_is_left_as_it_is() {
        let answer = long_answer();
        assert_eq!(answer.shortened_until(|_| true), answer);
        let shortened = answer.shortened_until(|a| a.sections.len() < 3);
        assert_eq!(shortened.shortened.as_deref(), Some("More: …"));
    }
}
