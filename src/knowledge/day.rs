//! A day as a rule names it.

use std::fmt;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use time::{Date, Month};

/// A day: in TOML a date without quotes and without a time, such as `2026-10-01`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(pub Date);

/// Whether a day lies between these, both included; where one is missing it is open.
pub(super) fn is_between(day: Date, from: Option<Day>, until: Option<Day>) -> bool {
    from.is_none_or(|from| from.0 <= day) && until.is_none_or(|until| day <= until.0)
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let refused = || D::Error::custom("not a day, such as 2026-11-20");
        if !deserializer.is_human_readable() {
            let number = i32::deserialize(deserializer)?;
            return Date::from_julian_day(number).map(Self).map_err(|_| refused());
        }
        let written = toml::value::Datetime::deserialize(deserializer)?;
        let day = written.date.filter(|_| written.time.is_none()).ok_or_else(refused)?;
        let month = Month::try_from(day.month).map_err(|_| refused())?;
        let day = Date::from_calendar_date(day.year.into(), month, day.day);
        day.map(Self).map_err(|_| refused())
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.collect_str(self)
        } else {
            self.0.to_julian_day().serialize(serializer)
        }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
