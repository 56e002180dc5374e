"""What is kept: assessments of a child, the protection plan in versions, its goals."""

from kruh.protection_plans.models.assessment import Assessment, Finding, Section
from kruh.protection_plans.models.plan import Goal, PlanVersion, ProtectionPlan

__all__ = ["Assessment", "Finding", "Goal", "PlanVersion", "ProtectionPlan", "Section"]
