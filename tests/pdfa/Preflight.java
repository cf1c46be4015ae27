/* Asks Apache Preflight about every PDF named: one Java machine for all of them, started by `java -cp JARS Preflight.java FILE...`.
 * Prints a TAP line for each file, and what is wrong with it; the status is 1 when a file is not valid PDF/A-1b. */
import java.io.File;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.pdfbox.preflight.PreflightDocument;
import org.apache.pdfbox.preflight.ValidationResult;
import org.apache.pdfbox.preflight.exception.SyntaxValidationException;
import org.apache.pdfbox.preflight.parser.PreflightParser;

public final class Preflight {
    private static final int SHOWN = 10;

    public static void main(String[] files) {
        Logger.getLogger("org.apache").setLevel(Level.SEVERE); /* its remarks on our fonts say nothing about validity */
        boolean valid = true;
        for (String file : files) valid &= tell(file, problems(new File(file)));
        System.exit(valid ? 0 : 1);
    }

    /* Each problem with the number of places where it is. */
    private static Map<String, Integer> problems(File file) {
        Map<String, Integer> problems = new TreeMap<>();
        try {
            for (ValidationResult.ValidationError error : validate(file).getErrorsList())
                problems.merge(error.getErrorCode() + " " + error.getDetails(), 1, Integer::sum);
        } catch (IOException | RuntimeException failure) {
            problems.put("cannot be read: " + failure, 1);
        }
        return problems;
    }

    private static ValidationResult validate(File file) throws IOException {
        PreflightParser parser = new PreflightParser(file);
        try {
            parser.parse();
            try (PreflightDocument document = parser.getPreflightDocument()) {
                document.validate();
                return document.getResult();
            }
        } catch (SyntaxValidationException unreadable) {
            return unreadable.getResult();
        }
    }

    private static boolean tell(String file, Map<String, Integer> problems) {
        System.out.println((problems.isEmpty() ? "ok" : "not ok") + " - pdfa: " + file + " is valid PDF/A-1b by Preflight");
        problems.entrySet().stream().limit(SHOWN).forEach(problem ->
            System.out.println("#   " + problem.getKey().replace('\n', ' ') + " (" + problem.getValue() + " times)"));
        if (problems.size() > SHOWN) System.out.println("#   and " + (problems.size() - SHOWN) + " more");
        return problems.isEmpty();
    }
}
