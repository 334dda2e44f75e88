//! The columns, and the names that they go by in French and in English.

use crate::folded::folded;

/// What a cell is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Column {
    Email,
    GivenName,
    FamilyName,
    Unit,
    Profiles,
    Kind,
    Manager,
    Start,
    End,
    Language,
    LeaveFrom,
    LeaveUntil,
}

impl Column {
    pub const ALL: [Self; 12] = [
        Self::Email,
        Self::GivenName,
        Self::FamilyName,
        Self::Unit,
        Self::Profiles,
        Self::Kind,
        Self::Manager,
        Self::Start,
        Self::End,
        Self::Language,
        Self::LeaveFrom,
        Self::LeaveUntil,
    ];

    /// The same for ever: what texts are found by.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::GivenName => "given-name",
            Self::FamilyName => "family-name",
            Self::Unit => "unit",
            Self::Profiles => "profiles",
            Self::Kind => "kind",
            Self::Manager => "manager",
            Self::Start => "start",
            Self::End => "end",
            Self::Language => "language",
            Self::LeaveFrom => "leave-from",
            Self::LeaveUntil => "leave-until",
        }
    }

    /// Without which a file says nothing.
    pub const fn is_required(self) -> bool {
        matches!(self, Self::Email | Self::GivenName | Self::FamilyName | Self::Unit | Self::Start)
    }

    /// The names of the column as [`bare`] leaves them: letters and digits only, without accents.
    pub fn synonyms(self) -> impl Iterator<Item = &'static str> {
        let names = match self {
            Self::Email => {
                "email mail courriel adresseemail adressemail adressecourriel adresseelectronique \
                 adressedemessagerie emailaddress mailaddress emailprofessionnel mailprofessionnel \
                 courrielprofessionnel emailpro workemail"
            }
            Self::GivenName => "prenom prenoms prenomusuel givenname givennames firstname forename",
            Self::FamilyName => "nom nomdefamille nomusuel nomdusage familyname lastname surname",
            Self::Unit => {
                "unite service departement equipe entite organisation uniteorganisationnelle \
                 chemindelunite unit department team unitpath orgunit organization"
            }
            Self::Profiles => {
                "profil profils profilmetier profilsmetier profilsmetiers profildeposte metier metiers \
                 profile profiles jobprofile jobprofiles"
            }
            Self::Kind => {
                "type typedecontrat contrat statut nature typedecollaborateur kind contract contracttype \
                 employmenttype employmentkind status"
            }
            Self::Manager => {
                "manager managers responsable responsablehierarchique superieur superieurhierarchique n1 \
                 emailduresponsable mailduresponsable courrielduresponsable adresseemailduresponsable \
                 emaildumanager maildumanager courrieldumanager emailresponsable emailmanager \
                 manageremail managersemail managermail linemanager supervisor"
            }
            Self::Start => {
                "arrivee entree debut embauche datedarrivee datedentree datededebut datedembauche \
                 datearrivee dateentree datedebut dateembauche start startdate starton hiredate entrydate \
                 joined joiningdate"
            }
            Self::End => {
                "depart sortie fin datededepart datedesortie datedefin datedepart datesortie datefin \
                 dernierjour end enddate endon exitdate leavingdate lastday"
            }
            Self::Language => "langue languepreferee language lang preferredlanguage",
            Self::LeaveFrom => {
                "congedu congesdu congeapartirdu debutconge debutdeconge debutduconge absencedu leavefrom \
                 leavestart leavestartdate absentfrom"
            }
            Self::LeaveUntil => {
                "congeau congesau congejusquau finconge findeconge finduconge absenceau leaveuntil \
                 leaveto leaveend leaveenddate absentuntil"
            }
        };
        names.split(' ')
    }

    /// The column that a file's header names; case, accents, spaces and hyphens do not count.
    pub fn from_header(header: &str) -> Option<Self> {
        let name = bare(header);
        Self::ALL.into_iter().find(|column| column.synonyms().any(|synonym| synonym == name))
    }
}

impl std::fmt::Display for Column {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

pub(super) fn list(columns: &[Column]) -> String {
    columns.iter().map(|column| column.code()).collect::<Vec<_>>().join(", ")
}

/// [`folded`], letters and digits only. A header or a keyword is short: the rest of a long text does not count.
pub(super) fn bare(text: &str) -> String {
    let beginning = &text[..text.floor_char_boundary(200)];
    folded(beginning).chars().filter(|c| c.is_alphanumeric()).collect()
}
