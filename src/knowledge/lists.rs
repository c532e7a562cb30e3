//! Many short lists in one piece of memory, and sets of small numbers.

use serde::{Deserialize, Serialize};

/// Lists one after the other. There are tens of thousands, and a vector for each would cost
/// more than all that they hold.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Lists<T> {
    /// Where each list ends.
    ends: Vec<u32>,
    items: Vec<T>,
}

impl<T> Lists<T> {
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    pub fn get(&self, index: usize) -> &[T] {
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.items[start as usize..self.ends[index] as usize]
    }
}

impl<T> FromIterator<Vec<T>> for Lists<T> {
    fn from_iter<I: IntoIterator<Item = Vec<T>>>(lists: I) -> Self {
        let mut all = Self { ends: Vec::new(), items: Vec::new() };
        for list in lists {
            all.items.extend(list);
            all.ends.push(u32::try_from(all.items.len()).expect("fewer than 2^32 items"));
        }
        all
    }
}

/// A set of numbers below a bound.
#[derive(Debug)]
pub(super) struct Bits(Vec<u64>);

impl Bits {
    pub fn below(bound: usize) -> Self {
        Self(vec![0; bound.div_ceil(64)])
    }

    pub fn has(&self, number: usize) -> bool {
        self.0[number / 64] >> (number % 64) & 1 == 1
    }

    /// Adds the number; whether it is new.
    pub fn insert(&mut self, number: usize) -> bool {
        let is_new = !self.has(number);
        self.0[number / 64] |= 1 << (number % 64);
        is_new
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_list_is_found_again() {
        let lists: Lists<u8> = [vec![1, 2], vec![], vec![3]].into_iter().collect();
        assert_eq!(lists.len(), 3);
        assert_eq!([lists.get(0), lists.get(1), lists.get(2)], [&[1, 2][..], &[], &[3]]);
    }

    #[test]
    fn a_number_is_new_once() {
        let mut bits = Bits::below(130);
        assert!(bits.insert(129) && !bits.insert(129) && bits.has(129) && !bits.has(128));
    }
}
