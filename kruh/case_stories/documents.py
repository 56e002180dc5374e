"""A story on paper."""

from kruh.case_stories.models import Story
from kruh.foundation import typesetting as paper


def sheet(story: Story) -> paper.Document:
    """This will set a story for print."""
    blocks: list[paper.Block] = [paper.Fields((("Téma", story.get_theme_display()),))]
    blocks += [paper.Paragraph(part) for part in story.text.split("\n") if part.strip()]
    blocks.append(paper.Heading(1, "Co pomohlo"))
    blocks += [paper.Paragraph(part) for part in story.helped.split("\n") if part.strip()]
    return paper.Document(
        title=story.title, dated=story.released_on, blocks=tuple(blocks), sender=paper.Letterhead("Kazuistika z praxe")
    )


def file_name(story: Story) -> str:
    """This will name the file."""
    return f"kazuistika_{story.released_on.isoformat()}.pdf"
