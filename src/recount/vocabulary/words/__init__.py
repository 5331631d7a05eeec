"""The words of the record as Python names, from every topic.

For: naming a word in code. What the words mean stands in the YAML files of `terms/`, beside this folder.
Written by `python -m recount.vocabulary.generate`: do not edit.
"""

from recount.vocabulary.words.casualties import Outcome as Outcome
from recount.vocabulary.words.casualties import VictimCategory as VictimCategory
from recount.vocabulary.words.casualties import VictimClass as VictimClass
from recount.vocabulary.words.claims import AttributionKind as AttributionKind
from recount.vocabulary.words.claims import AttributionRole as AttributionRole
from recount.vocabulary.words.claims import ClaimKind as ClaimKind
from recount.vocabulary.words.claims import Modality as Modality
from recount.vocabulary.words.claims import Partition as Partition
from recount.vocabulary.words.claims import PerpetratorBasis as PerpetratorBasis
from recount.vocabulary.words.claims import Polarity as Polarity
from recount.vocabulary.words.claims import Relation as Relation
from recount.vocabulary.words.claims import SectionRole as SectionRole
from recount.vocabulary.words.claims import Sign as Sign
from recount.vocabulary.words.claims import SourceLink as SourceLink
from recount.vocabulary.words.claims import Unit as Unit
from recount.vocabulary.words.decisions import DecisionKind as DecisionKind
from recount.vocabulary.words.decisions import IncidentStatus as IncidentStatus
from recount.vocabulary.words.decisions import LinkRole as LinkRole
from recount.vocabulary.words.decisions import LinkState as LinkState
from recount.vocabulary.words.decisions import ReviewFinding as ReviewFinding
from recount.vocabulary.words.decisions import ReviewStage as ReviewStage
from recount.vocabulary.words.decisions import SettlingMethod as SettlingMethod
from recount.vocabulary.words.decisions import TieKind as TieKind
from recount.vocabulary.words.estimates import EstimateAssumption as EstimateAssumption
from recount.vocabulary.words.estimates import EstimateMethod as EstimateMethod
from recount.vocabulary.words.estimates import EstimateRefusal as EstimateRefusal
from recount.vocabulary.words.estimates import EstimateUnit as EstimateUnit
from recount.vocabulary.words.estimates import EstimateWarning as EstimateWarning
from recount.vocabulary.words.estimates import LoglinearSelection as LoglinearSelection
from recount.vocabulary.words.figures import Dimension as Dimension
from recount.vocabulary.words.figures import GradeFilter as GradeFilter
from recount.vocabulary.words.figures import HarmFound as HarmFound
from recount.vocabulary.words.figures import Measure as Measure
from recount.vocabulary.words.grades import AirwarsGrade as AirwarsGrade
from recount.vocabulary.words.grades import AttributionStatus as AttributionStatus
from recount.vocabulary.words.grades import Credibility as Credibility
from recount.vocabulary.words.grades import HarmGrade as HarmGrade
from recount.vocabulary.words.grades import Reliability as Reliability
from recount.vocabulary.words.grades import ResponsePosition as ResponsePosition
from recount.vocabulary.words.infrastructure import Damage as Damage
from recount.vocabulary.words.infrastructure import InfrastructureType as InfrastructureType
from recount.vocabulary.words.parties import Party as Party
from recount.vocabulary.words.people import Act as Act
from recount.vocabulary.words.people import Role as Role
from recount.vocabulary.words.places import PlacePrecision as PlacePrecision
from recount.vocabulary.words.places import PlaceRole as PlaceRole
from recount.vocabulary.words.quantities import Convention as Convention
from recount.vocabulary.words.quantities import Hedge as Hedge
from recount.vocabulary.words.sources import CaptureState as CaptureState
from recount.vocabulary.words.sources import PublisherKind as PublisherKind
from recount.vocabulary.words.sources import SourceKind as SourceKind
from recount.vocabulary.words.sources import TextKind as TextKind
from recount.vocabulary.words.strikes import StrikeStatus as StrikeStatus
from recount.vocabulary.words.strikes import StrikeType as StrikeType
from recount.vocabulary.words.times import TimePrecision as TimePrecision
from recount.vocabulary.words.topics import Topic as Topic
from recount.vocabulary.words.verdicts import Verdict as Verdict
from recount.vocabulary.words.work import AsideReason as AsideReason
from recount.vocabulary.words.work import ClaimWork as ClaimWork
from recount.vocabulary.words.work import JobState as JobState
from recount.vocabulary.words.work import ReportWork as ReportWork
