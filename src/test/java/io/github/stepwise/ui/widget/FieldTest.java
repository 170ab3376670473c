package io.github.stepwise.ui.widget;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.ui.testing.UiTest;
import io.github.stepwise.words.Words;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.scene.control.Labeled;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is really painted, which is not the text that a label was given. */
class FieldTest extends UiTest {
    @ParameterizedTest
    @CsvSource({
        "restore, confirm, en",
        "restore, confirm, zh-CN",
        "install, user.current, en",
        "install, user.current, zh-CN"
    })
    void namesWithUnderscoresAreShownAsTheyAre(String book, String key, String language) {
        String text = Words.of(book, Locale.forLanguageTag(language)).say(key, "my_shop_2");
        VBox field = new Field(text, new TextField());
        RadioButton button = new RadioButton(text);
        interact(() -> {
            ((BorderPane) shell().getChildrenUnmodifiable().get(0)).setCenter(new VBox(field, button));
            shell().applyCss();
            shell().layout();
        });
        for (Labeled labeled : new Labeled[] {(Labeled) field.getChildren().get(0), button}) {
            String painted = labeled.lookupAll(".text").stream()
                    .map(node -> ((Text) node).getText())
                    .collect(Collectors.joining());
            assertThat(painted).contains("my_shop_2").doesNotContain("__", "(_", "_T", "_w");
        }
    }
}
