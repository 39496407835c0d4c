"""Gradio's theme: paper and ink, fonts of the machine only, light and dark."""

from gradio.themes import Base
from gradio.themes.utils import colors

SANS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "Liberation Sans", "sans-serif")
MONO = ("ui-monospace", "Menlo", "Consolas", "Liberation Mono", "monospace")


def theme() -> Base:
    """The theme; no font and no style comes from another host."""
    return Base(primary_hue=colors.stone, neutral_hue=colors.stone, font=SANS, font_mono=MONO).set(
        body_background_fill="#fbfaf7",
        body_background_fill_dark="#17181b",
        body_text_color="#1d1c19",
        body_text_color_dark="#ebe8e1",
        body_text_color_subdued="#5b5952",
        body_text_color_subdued_dark="#b0aca3",
        background_fill_primary="#ffffff",
        background_fill_primary_dark="#1f2024",
        background_fill_secondary="#f4f2ec",
        background_fill_secondary_dark="#26272c",
        border_color_primary="#d8d4c9",
        border_color_primary_dark="#3a3b42",
        block_background_fill="transparent",
        block_background_fill_dark="transparent",
        block_border_width="0px",
        block_shadow="none",
        input_background_fill="#ffffff",
        input_background_fill_dark="#1f2024",
        input_border_color="#8d8a80",
        input_border_color_dark="#77766f",
        input_placeholder_color="#66645d",
        input_placeholder_color_dark="#a5a198",
        button_primary_background_fill="#1d1c19",
        button_primary_background_fill_hover="#3a382f",
        button_primary_background_fill_dark="#ebe8e1",
        button_primary_background_fill_hover_dark="#ffffff",
        button_primary_text_color="#ffffff",
        button_primary_text_color_dark="#17181b",
        button_secondary_background_fill="transparent",
        button_secondary_background_fill_dark="transparent",
        button_secondary_border_color="#8d8a80",
        button_secondary_border_color_dark="#77766f",
    )
